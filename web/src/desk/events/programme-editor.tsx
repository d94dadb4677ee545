import { Alert, App, Button, Form, Input, InputNumber, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRemoveSession, useSaveSession, type EventView, type SessionView } from '../../api/events';
import { formatTimes } from '../../format/when';
import { toInstant, toLocal } from '../../format/zoned';
import { locale } from '../../i18n';
import { useFormProblem, useSaidOf } from '../form-problem';
import { zone } from './event-values';
import { Timetable } from './timetable';

interface SessionValues {
  title: string;
  startsAt: string;
  endsAt: string;
  room?: string;
  speakers?: string;
  capacity?: number | null;
}

/** The sessions of an event; each is saved by itself. */
export function ProgrammeEditor({ event }: { event: EventView }) {
  const { t } = useTranslation();
  const { modal, message } = App.useApp();
  const said = useSaidOf();
  const remove = useRemoveSession();
  const [editing, setEditing] = useState<SessionView | 'new' | null>(null);
  const fixed = event.status === 'cancelled' || event.status === 'ended';
  return (
    <>
      {event.sessions.length === 0 && <p className="hint">{t('desk.session.none')}</p>}
      <Timetable sessions={event.sessions} timeZone={event.timeZone} onOpen={fixed ? undefined : setEditing} />
      {event.sessions.map((session) => (
        <div key={session.id} className="line">
          <span>
            <strong>{session.title}</strong>
            <span className="desk-sub">
              {[
                formatTimes(session.startsAt, session.endsAt, locale(), event.timeZone),
                session.room,
                session.speakers?.map((one) => one.name).join('、'),
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </span>
          {!fixed && (
            <span>
              <Button type="link" onClick={() => setEditing(session)}>
                {t('desk.change')}
              </Button>
              <Button
                type="link"
                danger
                onClick={() =>
                  void modal.confirm({
                    title: t('desk.session.remove_sure', { title: session.title }),
                    content: t('desk.session.remove_what'),
                    okText: t('desk.remove'),
                    onOk: () =>
                      remove.mutateAsync(session.id).catch((error: unknown) => void message.error(said(error))),
                  })
                }
              >
                {t('desk.remove')}
              </Button>
            </span>
          )}
        </div>
      ))}
      {!fixed && (
        <Button style={{ marginTop: 12 }} onClick={() => setEditing('new')}>
          {t('desk.session.add')}
        </Button>
      )}
      {editing && (
        <SessionDialog
          event={event}
          session={editing === 'new' ? undefined : editing}
          onClose={() => setEditing(null)}
        />
      )}
    </>
  );
}

function SessionDialog({ event, session, onClose }: { event: EventView; session?: SessionView; onClose: () => void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<SessionValues>();
  const problem = useFormProblem(form);
  const save = useSaveSession(event.id);
  const timeZone = event.timeZone ?? zone;
  const required = { required: true, message: t('desk.required') };

  async function submit(values: SessionValues): Promise<void> {
    problem.clear();
    const speakers = (values.speakers ?? '')
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean)
      .map((line) => {
        const [name = '', ...title] = line.split(/\s+/);
        return { name, title: title.join(' ') || undefined };
      });
    const body = {
      title: values.title.trim(),
      startsAt: toInstant(values.startsAt, timeZone),
      endsAt: toInstant(values.endsAt, timeZone),
      room: values.room?.trim() || null,
      speakers,
      capacity: values.capacity ?? null,
    };
    try {
      await save.mutateAsync({ id: session?.id, body });
      onClose();
    } catch (error) {
      problem.refuse(error);
    }
  }

  return (
    <Modal
      open
      title={session ? t('desk.session.edit') : t('desk.session.add')}
      okText={t('desk.save')}
      onCancel={onClose}
      onOk={form.submit}
      confirmLoading={save.isPending}
      destroyOnHidden
    >
      <Form<SessionValues>
        name="session"
        form={form}
        layout="vertical"
        initialValues={{
          title: session?.title,
          startsAt: toLocal(session?.startsAt ?? event.startsAt, timeZone),
          endsAt: toLocal(session?.endsAt ?? event.endsAt, timeZone),
          room: session?.room ?? undefined,
          speakers: session?.speakers?.map((one) => [one.name, one.title].filter(Boolean).join(' ')).join('\n'),
          capacity: session?.capacity ?? undefined,
        }}
        onFinish={(values) => void submit(values)}
      >
        {problem.summary && (
          <Alert type="error" showIcon title={problem.summary} style={{ marginBottom: 16 }} role="alert" />
        )}
        <Form.Item name="title" label={t('desk.session.title')} rules={[{ ...required, whitespace: true }]}>
          <Input maxLength={200} />
        </Form.Item>
        <div className="desk-fields">
          <Form.Item name="startsAt" label={t('desk.event.starts')} rules={[required]}>
            <Input type="datetime-local" />
          </Form.Item>
          <Form.Item name="endsAt" label={t('desk.event.ends')} rules={[required]}>
            <Input type="datetime-local" />
          </Form.Item>
          <Form.Item name="room" label={t('desk.session.room')}>
            <Input maxLength={200} />
          </Form.Item>
          <Form.Item name="capacity" label={t('desk.session.capacity')}>
            <InputNumber min={1} precision={0} style={{ width: '100%' }} />
          </Form.Item>
        </div>
        <Form.Item name="speakers" label={t('desk.session.speakers')} extra={t('desk.session.speakers_hint')}>
          <Input.TextArea rows={2} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
