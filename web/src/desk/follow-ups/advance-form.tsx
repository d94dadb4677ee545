import { Alert, App, Button, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFollowUpAction, type FollowUpDetail } from '../../api/follow-ups';
import { followUpStatuses, type FollowUpStatus } from '../../api/types';
import { useFormProblem } from '../form-problem';

const lostReasons = ['no_need', 'no_budget', 'other_partner', 'not_ready', 'no_answer', 'other'] as const;

interface AdvanceValues {
  to?: FollowUpStatus;
  note?: string;
  reasonCode?: string;
}

/** The next step, with what was said; only forward, and lost only before it is signed. */
export function AdvanceForm({ of }: { of: FollowUpDetail }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [form] = Form.useForm<AdvanceValues>();
  const problem = useFormProblem(form);
  const act = useFollowUpAction(of.id);
  const to = Form.useWatch('to', form);
  const steps = followUpStatuses.slice(0, -1);
  const ahead = of.status === 'lost' ? [] : steps.slice(steps.indexOf(of.status) + 1);
  const maybeLost = of.status === 'lost' || of.status === 'signed' || of.status === 'landed' ? [] : (['lost'] as const);

  function submit({ to: next, note, reasonCode }: AdvanceValues): void {
    problem.clear();
    const words = note?.trim() ?? '';
    act.mutate(next ? { name: 'advance', to: next, note: words, reasonCode } : { name: 'log', note: words }, {
      onSuccess: () => {
        form.resetFields();
        void message.success(next ? t('desk.follow_up.advanced') : t('desk.follow_up.noted'));
      },
      onError: problem.refuse,
    });
  }

  return (
    <div className="box">
      <h2>{t('desk.follow_up.next')}</h2>
      {problem.summary && (
        <Alert type="error" showIcon title={problem.summary} role="alert" style={{ marginBottom: 16 }} />
      )}
      <Form<AdvanceValues> name="step" form={form} layout="vertical" onFinish={submit}>
        <Form.Item name="to" label={t('desk.follow_up.to')} extra={t('desk.follow_up.to_hint')}>
          <Select
            allowClear
            placeholder={t('desk.follow_up.stay')}
            options={[...ahead, ...maybeLost].map((value) => ({ value, label: t(`status.follow_up.${value}`) }))}
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
    </div>
  );
}
