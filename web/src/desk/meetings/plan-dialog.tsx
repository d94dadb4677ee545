import { Alert, App, Form, Input, InputNumber, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import type { EventView } from '../../api/events';
import { type MeetingPlan, usePlanMeetings } from '../../api/meetings';
import { toInstant, toLocal } from '../../format/zoned';
import { useFormProblem } from '../form-problem';

interface PlanDialogProps {
  event: EventView;
  plan: MeetingPlan | null;
  onClose: () => void;
}

interface Values {
  startsAt: string;
  slots: number;
  slotMinutes: number;
  tables: number;
}

/** When meetings begin, how many slots follow each other, how long each is, and at how many tables. */
export function PlanDialog({ event, plan, onClose }: PlanDialogProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const problem = useFormProblem(form);
  const save = usePlanMeetings(event.id);
  const submit = ({ startsAt, ...sizes }: Values) => {
    problem.clear();
    save.mutate(
      { startsAt: toInstant(startsAt, event.timeZone), ...sizes },
      {
        onSuccess: () => {
          void message.success(t('desk.saved'));
          onClose();
        },
        onError: problem.refuse,
      },
    );
  };
  const number = (name: 'slots' | 'slotMinutes' | 'tables', min: number, max: number) => (
    <Form.Item name={name} label={t(`desk.meetings.${name}`)} rules={[{ required: true }]}>
      <InputNumber min={min} max={max} precision={0} style={{ width: 140 }} />
    </Form.Item>
  );
  return (
    <Modal
      open
      title={t('desk.meetings.plan')}
      okText={t('desk.save')}
      cancelText={t('ui.back')}
      confirmLoading={save.isPending}
      onOk={form.submit}
      onCancel={onClose}
    >
      {problem.summary && <Alert type="error" showIcon title={problem.summary} role="alert" />}
      <Form<Values>
        name="plan"
        form={form}
        layout="vertical"
        onFinish={submit}
        initialValues={{
          startsAt: toLocal(plan?.startsAt ?? event.startsAt, event.timeZone),
          slots: plan?.slots.length ?? 6,
          slotMinutes: plan?.slotMinutes ?? 20,
          tables: plan?.tables ?? 10,
        }}
      >
        <Form.Item name="startsAt" label={t('desk.meetings.starts')} rules={[{ required: true }]}>
          <Input type="datetime-local" />
        </Form.Item>
        {number('slots', 1, 100)}
        {number('slotMinutes', 5, 240)}
        {number('tables', 1, 200)}
      </Form>
    </Modal>
  );
}
