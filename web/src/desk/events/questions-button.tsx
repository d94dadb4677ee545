import { Alert, Button, Form, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAvailability, useChangeTerms } from '../../api/registrations';
import { useFormProblem } from '../form-problem';
import { questionsToSend, type EventValues } from './event-values';
import { QuestionsFields } from './questions-fields';

/** Asks otherwise after publication: answers stay with the words they were given to, and only what is new is asked. */
export function QuestionsButton({ eventId }: { eventId: string }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const availability = useAvailability(eventId);
  return (
    <>
      <Button disabled={!availability.data} onClick={() => setOpen(true)}>
        {t('desk.question.change')}
      </Button>
      {open && availability.data && (
        <Questions eventId={eventId} questions={availability.data.questions} onClose={() => setOpen(false)} />
      )}
    </>
  );
}

type Values = Pick<EventValues, 'questions'>;

function Questions({
  eventId,
  questions,
  onClose,
}: {
  eventId: string;
  questions: Values['questions'];
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Values>();
  const problem = useFormProblem(form);
  const change = useChangeTerms(eventId);
  return (
    <Modal
      open
      width={720}
      title={t('desk.question.change')}
      okText={t('desk.save')}
      onCancel={onClose}
      onOk={form.submit}
      confirmLoading={change.isPending}
    >
      <p>{t('desk.question.change_what')}</p>
      {problem.summary && (
        <Alert type="error" showIcon title={problem.summary} role="alert" style={{ marginBottom: 16 }} />
      )}
      <Form<Values>
        name="questions"
        form={form}
        layout="vertical"
        initialValues={{ questions }}
        onFinish={() => {
          problem.clear();
          const { questions: next } = form.getFieldsValue(true) as Values;
          change.mutate(
            { body: { questions: questionsToSend(next) } },
            { onSuccess: onClose, onError: problem.refuse },
          );
        }}
      >
        <QuestionsFields disabled={false} />
      </Form>
    </Modal>
  );
}
