import { Alert, App, Button, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFollowUpAction, type FollowUpView } from '../../api/follow-ups';
import { lostReasons, stepsForward, type FollowUpStatus, type LostReason } from '../../api/types';
import { useFormProblem } from '../form-problem';

interface AdvanceValues {
  to?: FollowUpStatus;
  note?: string;
  reasonCode?: LostReason;
}

/** The states a case may go to: only forward, and lost only before it is signed. */
export function statesAhead(status: FollowUpStatus): FollowUpStatus[] {
  if (status === 'lost') return [];
  const ahead = stepsForward.slice(stepsForward.indexOf(status) + 1);
  return status === 'signed' || status === 'landed' ? ahead : [...ahead, 'lost'];
}

interface AdvanceFormProps {
  of: Pick<FollowUpView, 'id' | 'status'>;
  /** The step that was chosen before, by moving a card. */
  to?: FollowUpStatus;
  onDone?: () => void;
}

/** The next step, with what was said; without a step it is a line in the log. */
export function AdvanceForm({ of, to: chosen, onDone }: AdvanceFormProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [form] = Form.useForm<AdvanceValues>();
  const problem = useFormProblem(form);
  const act = useFollowUpAction(of.id);
  const to = Form.useWatch('to', form);

  function submit({ to: next, note, reasonCode }: AdvanceValues): void {
    problem.clear();
    const words = note?.trim() ?? '';
    act.mutate(next ? { name: 'advance', to: next, note: words, reasonCode } : { name: 'log', note: words }, {
      onSuccess: () => {
        form.resetFields();
        void message.success(next ? t('desk.follow_up.advanced') : t('desk.follow_up.noted'));
        onDone?.();
      },
      onError: problem.refuse,
    });
  }

  return (
    <>
      {problem.summary && (
        <Alert type="error" showIcon title={problem.summary} role="alert" style={{ marginBottom: 16 }} />
      )}
      <Form<AdvanceValues> name="step" form={form} layout="vertical" initialValues={{ to: chosen }} onFinish={submit}>
        <Form.Item name="to" label={t('desk.follow_up.to')} extra={t('desk.follow_up.to_hint')}>
          <Select
            allowClear
            placeholder={t('desk.follow_up.stay')}
            options={statesAhead(of.status).map((value) => ({ value, label: t(`status.follow_up.${value}`) }))}
          />
        </Form.Item>
        {to === 'lost' && (
          <Form.Item
            name="reasonCode"
            label={t('desk.follow_up.lost_reason')}
            rules={[{ required: true, message: t('desk.required') }]}
          >
            <Select options={lostReasons.map((value) => ({ value, label: t(`lost.${value}`) }))} />
          </Form.Item>
        )}
        <Form.Item
          name="note"
          label={t('desk.follow_up.note')}
          rules={[{ required: true, whitespace: true, message: t('desk.required') }]}
        >
          <Input.TextArea rows={3} maxLength={4000} />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={act.isPending}>
          {t('desk.follow_up.save')}
        </Button>
      </Form>
    </>
  );
}
