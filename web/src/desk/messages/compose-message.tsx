import { Alert, App, Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EventView } from '../../api/events';
import { usePreviewMessage, useSendMessage, type MessagePreview, type WrittenMessage } from '../../api/messages';
import { newKey } from '../../api/new-key';
import { attendeeKinds, registrationStatuses } from '../../api/types';
import { useFormProblem } from '../form-problem';
import { MessagePreviewBox } from './message-preview-box';

type Filter = NonNullable<WrittenMessage['filter']>;
type Values = Omit<WrittenMessage, 'filter'> & { filter?: Filter };

/** Only what was filled in is sent. */
const bodyOf = ({ filter, ...words }: Values): WrittenMessage => ({
  ...filled(words),
  filter: filled(filter ?? {}),
});

function filled<T extends object>(values: T): T {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined && value !== null && value !== ''),
  ) as T;
}

/** Written, then shown as it will read and to how many, then sent: never in one step. */
export function ComposeMessage({ event }: { event: EventView }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const problem = useFormProblem(form);
  const preview = usePreviewMessage(event.id);
  const send = useSendMessage(event.id);
  const [shown, setShown] = useState<{ body: WrittenMessage; key: string; preview: MessagePreview } | null>(null);

  function look(values: Values): void {
    problem.clear();
    const body = bodyOf(values);
    preview.mutate(body, {
      onSuccess: (found) => setShown({ body, key: newKey(), preview: found }),
      onError: problem.refuse,
    });
  }

  function go(): void {
    if (!shown) return;
    send.mutate(shown, {
      onSuccess: () => {
        setShown(null);
        form.resetFields();
        void message.success(t('desk.messages.sent', { number: shown.preview.count }));
      },
      onError: (error) => {
        setShown(null);
        problem.refuse(error);
      },
    });
  }

  const over = event.status === 'ended';
  return (
    <section aria-label={t('desk.messages.write')}>
      <h2>{t('desk.messages.write')}</h2>
      {problem.summary && (
        <Alert type="error" showIcon title={problem.summary} role="alert" style={{ marginBottom: 16 }} />
      )}
      <Form<Values> name="message" form={form} layout="vertical" onFinish={look} onValuesChange={() => setShown(null)}>
        <div className="box" role="group" aria-label={t('desk.messages.to')}>
          <h3>{t('desk.messages.to')}</h3>
          <p className="hint">{t('desk.messages.to_hint')}</p>
          <div className="desk-fields">
            <Choice
              name="status"
              label={t('desk.state')}
              words={registrationStatuses.map((value) => [value, t(`status.registration.${value}`)])}
            />
            {over && (
              <Choice
                name="attendance"
                label={t('desk.messages.attendance')}
                words={[
                  ['attended', t('desk.event.attended')],
                  ['no_show', t('desk.statistics.no_shows')],
                ]}
              />
            )}
            <Choice
              name="attendeeKind"
              label={t('desk.statistics.by_kind')}
              words={attendeeKinds.map((value) => [value, t(`kind.attendee.${value}`)])}
            />
            {event.sessions.length > 0 && (
              <Choice
                name="session"
                label={t('sign_up.sessions')}
                words={event.sessions.map((one) => [one.id, one.title])}
              />
            )}
            {event.mode === 'hybrid' && (
              <Choice
                name="attendanceMode"
                label={t('desk.event.mode')}
                words={(['onsite', 'online'] as const).map((value) => [value, t(`mode.${value}`)])}
              />
            )}
            <Form.Item name={['filter', 'organisation']} label={t('desk.messages.organisation')}>
              <Input maxLength={200} />
            </Form.Item>
          </div>
        </div>
        <Form.Item
          name="subject"
          label={t('desk.messages.subject')}
          rules={[{ required: true, whitespace: true, message: t('desk.required') }]}
          style={{ marginTop: 16 }}
        >
          <Input maxLength={120} showCount />
        </Form.Item>
        <Form.Item
          name="body"
          label={t('desk.messages.body')}
          extra={t('desk.messages.body_hint')}
          rules={[{ required: true, whitespace: true, message: t('desk.required') }]}
        >
          <Input.TextArea rows={8} maxLength={10000} />
        </Form.Item>
        <details style={{ marginBottom: 16 }}>
          <summary>{t('desk.messages.in_english')}</summary>
          <Form.Item name="subjectEn" label={t('desk.messages.subject_en')}>
            <Input maxLength={120} />
          </Form.Item>
          <Form.Item name="bodyEn" label={t('desk.messages.body_en')}>
            <Input.TextArea rows={6} maxLength={10000} />
          </Form.Item>
        </details>
        <Button type={shown ? 'default' : 'primary'} htmlType="submit" loading={preview.isPending}>
          {t('desk.messages.preview')}
        </Button>
      </Form>
      {shown && <MessagePreviewBox preview={shown.preview} busy={send.isPending} onSend={go} />}
    </section>
  );
}

function Choice({ name, label, words }: { name: string; label: string; words: [string, string][] }) {
  const { t } = useTranslation();
  return (
    <Form.Item name={['filter', name]} label={label}>
      <Select
        allowClear
        placeholder={t('filter.all')}
        options={words.map(([value, text]) => ({ value, label: text }))}
      />
    </Form.Item>
  );
}
