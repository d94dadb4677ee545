import { App, Form, Input, Modal } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useMilestoneAction, type MilestoneView } from '../../api/milestones';
import { dayFromToday } from '../../format/days';
import { useFormProblem } from '../form-problem';

export const evidenceTypes = '.pdf,.png,.jpg,.jpeg,.doc,.docx,.xls,.xlsx,.ppt,.pptx,.csv,.txt';

interface ClaimValues {
  reachedOn: string;
  note?: string;
}

/** Somebody says that a promise was kept, since when, and brings what proves it. */
export function ClaimDialog({ milestone, onClose }: { milestone: MilestoneView; onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const act = useMilestoneAction(milestone.agreementId);
  const [form] = Form.useForm<ClaimValues>();
  const problem = useFormProblem(form);
  const input = useRef<HTMLInputElement>(null);
  return (
    <Modal
      open
      title={t('desk.milestone.claim_title', { title: milestone.title })}
      okText={t('desk.milestone.claim')}
      cancelText={t('ui.back')}
      confirmLoading={act.isPending}
      onCancel={onClose}
      onOk={() => form.submit()}
    >
      <p>{t('desk.milestone.claim_what')}</p>
      {problem.summary && <p role="alert">{problem.summary}</p>}
      <Form<ClaimValues>
        name="claim"
        form={form}
        layout="vertical"
        initialValues={{ reachedOn: dayFromToday(0) }}
        onFinish={({ reachedOn, note }) =>
          act.mutate(
            {
              name: 'claim',
              id: milestone.id,
              reachedOn,
              note: note?.trim() || undefined,
              files: [...(input.current?.files ?? [])],
            },
            {
              onSuccess: () => {
                void message.success(t('desk.milestone.done.claim'));
                onClose();
              },
              onError: problem.refuse,
            },
          )
        }
      >
        <Form.Item
          name="reachedOn"
          label={t('desk.milestone.reached')}
          rules={[{ required: true, message: t('desk.required') }]}
        >
          <Input type="date" max={dayFromToday(0)} />
        </Form.Item>
        <Form.Item name="note" label={t('desk.milestone.note')}>
          <Input.TextArea rows={2} maxLength={2000} />
        </Form.Item>
        <Form.Item label={t('desk.milestone.evidence')} htmlFor="claim-evidence" extra={t('desk.file.hint')}>
          <input ref={input} id="claim-evidence" type="file" multiple accept={evidenceTypes} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
