import { Alert, App, Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useEventAction, type EventView } from '../../api/events';
import { formatWhen } from '../../format/when';
import { toInstant } from '../../format/zoned';
import { locale } from '../../i18n';
import { useFormProblem } from '../form-problem';
import { zone } from './event-values';

type Action = 'publish' | 'postpone' | 'cancel' | 'end';
interface ActionValues {
  reason?: string;
  startsAt?: string;
  endsAt?: string;
}

/** Publish, postpone, cancel, end: each says first what it does and who gets a mail. */
export function EventActions({ event }: { event: EventView }) {
  const { t } = useTranslation();
  const [doing, setDoing] = useState<Action | null>(null);
  const offered = (['publish', 'postpone', 'end', 'cancel'] as const).filter((action) =>
    event.allowedActions.includes(action),
  );
  return (
    <>
      {offered.map((action) => (
        <Button
          key={action}
          type={action === 'publish' ? 'primary' : 'default'}
          danger={action === 'cancel'}
          onClick={() => setDoing(action)}
        >
          {t(`desk.action.${action}`)}
        </Button>
      ))}
      {doing && <ActionDialog event={event} action={doing} onClose={() => setDoing(null)} />}
    </>
  );
}

function ActionDialog({ event, action, onClose }: { event: EventView; action: Action; onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [form] = Form.useForm<ActionValues>();
  const problem = useFormProblem(form);
  const act = useEventAction(event.id);
  const again = action === 'publish' && event.status === 'postponed';
  const timeZone = event.timeZone ?? zone;
  const required = { required: true, message: t('desk.required') };

  function submit(values: ActionValues): void {
    problem.clear();
    const { startsAt, endsAt, reason } = values;
    const date =
      again && startsAt && endsAt
        ? { startsAt: toInstant(startsAt, timeZone), endsAt: toInstant(endsAt, timeZone) }
        : {};
    act.mutate(
      { name: action, reason: reason?.trim() || undefined, ...date },
      {
        onSuccess: () => {
          void message.success(t(`desk.done.${action}`));
          onClose();
        },
        onError: problem.refuse,
      },
    );
  }

  return (
    <Modal
      open
      title={t(`desk.action.${action}_title`)}
      okText={t(`desk.action.${action}_yes`)}
      okButtonProps={{ danger: action === 'cancel' }}
      cancelText={t('ui.back')}
      onCancel={onClose}
      onOk={form.submit}
      confirmLoading={act.isPending}
      destroyOnHidden
    >
      {problem.summary && (
        <Alert type="error" showIcon title={problem.summary} role="alert" style={{ marginBottom: 16 }} />
      )}
      <p>
        <strong>{event.title}</strong>
        <br />
        {formatWhen(event, locale())}
      </p>
      <p>{t(again ? 'desk.action.publish_again_what' : `desk.action.${action}_what`)}</p>
      <Form<ActionValues> name="action" form={form} layout="vertical" onFinish={submit}>
        {again && (
          <div className="desk-fields">
            <Form.Item name="startsAt" label={t('desk.event.starts')} rules={[required]}>
              <Input type="datetime-local" />
            </Form.Item>
            <Form.Item name="endsAt" label={t('desk.event.ends')} rules={[required]}>
              <Input type="datetime-local" />
            </Form.Item>
          </div>
        )}
        {(action === 'postpone' || action === 'cancel') && (
          <Form.Item name="reason" label={t('desk.reason')} extra={t('desk.action.reason_hint')}>
            <Input.TextArea maxLength={1000} rows={2} />
          </Form.Item>
        )}
      </Form>
    </Modal>
  );
}
