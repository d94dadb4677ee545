import { Alert, App, Button, Form, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EventView } from '../../api/events';
import { useChangeTerms, useTerms } from '../../api/registrations';
import { LoadFailed, Loading } from '../../ui/loading';
import { useFormProblem } from '../form-problem';
import { inZone, termsToSend, type EventValues, zone } from './event-values';
import { TermsFields } from './terms-fields';

/** How one signs up, once the event is published: more places are given at once to who waits. */
export function TermsButton({ event }: { event: EventView }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('desk.terms.change')}</Button>
      {open && <Terms event={event} onClose={() => setOpen(false)} />}
    </>
  );
}

function Terms({ event, onClose }: { event: EventView; onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [form] = Form.useForm<Partial<EventValues>>();
  const problem = useFormProblem(form);
  const terms = useTerms(event.id);
  const change = useChangeTerms(event.id);
  const timeZone = event.timeZone ?? zone;
  return (
    <Modal
      open
      width={720}
      title={t('desk.terms.change')}
      okText={t('desk.save')}
      okButtonProps={{ disabled: !terms.data }}
      onCancel={onClose}
      onOk={form.submit}
      confirmLoading={change.isPending}
    >
      <p>{t('desk.terms.what')}</p>
      {problem.summary && (
        <Alert type="error" showIcon title={problem.summary} role="alert" style={{ marginBottom: 16 }} />
      )}
      {terms.isError && <LoadFailed error={terms.error} retry={() => void terms.refetch()} />}
      {terms.isPending && <Loading lines={6} />}
      {terms.data && (
        <Form
          name="terms"
          form={form}
          layout="vertical"
          initialValues={inZone(terms.data, timeZone)}
          onFinish={() => {
            problem.clear();
            const body = termsToSend(form.getFieldsValue(true), timeZone, event.mode === 'hybrid');
            change.mutate(
              { body, version: terms.data.version },
              {
                onSuccess: () => {
                  void message.success(t('desk.saved'));
                  onClose();
                },
                onError: problem.refuse,
              },
            );
          }}
        >
          <TermsFields hybrid={event.mode === 'hybrid'} />
        </Form>
      )}
    </Modal>
  );
}
