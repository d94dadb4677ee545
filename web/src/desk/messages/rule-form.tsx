import { Alert, Checkbox, Form, Input, InputNumber, Modal, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useChangeReminders, type ReminderInput, type ReminderRule } from '../../api/messages';
import { useFormProblem } from '../form-problem';

const messages = ['reminder', 'thanks', 'missed', 'outcome_survey'] as const;
const statuses = ['confirmed', 'pending', 'waitlisted', 'offered'] as const;

/** One rule: what, when, to whom. */
export function RuleForm({ eventId, rule, onClose }: { eventId: string; rule?: ReminderRule; onClose: () => void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<ReminderInput>();
  const problem = useFormProblem(form);
  const { add, change } = useChangeReminders(eventId);
  const message = Form.useWatch('message', form) ?? rule?.message ?? 'reminder';

  function save({ message: what, ...rest }: ReminderInput): void {
    problem.clear();
    const done = { onSuccess: onClose, onError: problem.refuse };
    const { note = '', noteEn = '', ...values } = rest;
    if (rule) change.mutate({ rule: rule.id, ...values, note, noteEn }, done);
    else add.mutate({ message: what, ...values, ...(note ? { note } : {}), ...(noteEn ? { noteEn } : {}) }, done);
  }

  return (
    <Modal
      open
      title={t(rule ? 'desk.reminders.edit' : 'desk.reminders.add')}
      okText={t('desk.save')}
      onCancel={onClose}
      onOk={form.submit}
      confirmLoading={add.isPending || change.isPending}
    >
      {problem.summary && (
        <Alert type="error" showIcon title={problem.summary} role="alert" style={{ marginBottom: 16 }} />
      )}
      <Form<ReminderInput>
        name="rule"
        form={form}
        layout="vertical"
        initialValues={rule ?? { message: 'reminder', amount: 1, unit: 'days', statuses: ['confirmed'] }}
        onFinish={save}
      >
        <Form.Item name="message" label={t('desk.reminders.what')} extra={t(`desk.reminders.to_${message}`)}>
          <Select
            disabled={rule !== undefined}
            options={messages.map((value) => ({ value, label: t(`desk.message.${value}`) }))}
          />
        </Form.Item>
        <div className="desk-fields">
          <Form.Item
            name="amount"
            label={t(message === 'reminder' ? 'desk.reminders.before' : 'desk.reminders.after')}
            rules={[{ required: true, message: t('desk.required') }]}
          >
            <InputNumber min={0} max={400} precision={0} style={{ width: '100%' }} />
          </Form.Item>
          <Form.Item name="unit" label={t('desk.reminders.unit')}>
            <Select
              options={(['hours', 'days'] as const).map((value) => ({ value, label: t(`desk.unit.${value}`) }))}
            />
          </Form.Item>
        </div>
        {message === 'reminder' && (
          <Form.Item name="statuses" label={t('desk.messages.to')}>
            <Checkbox.Group options={statuses.map((value) => ({ value, label: t(`status.registration.${value}`) }))} />
          </Form.Item>
        )}
        <Form.Item name="note" label={t('desk.reminders.note')} extra={t('desk.messages.body_hint')}>
          <Input.TextArea rows={3} maxLength={2000} />
        </Form.Item>
        <Form.Item name="noteEn" label={t('desk.reminders.note_en')}>
          <Input.TextArea rows={2} maxLength={2000} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
