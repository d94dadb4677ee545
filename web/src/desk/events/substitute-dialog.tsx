import { Alert, App, Form, Input, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRefreshPlaces, useSubstitute } from '../../api/places';
import { usePlace } from '../../api/registrations';
import { useFormProblem } from '../form-problem';

interface Person {
  name: string;
  email: string;
  phone?: string;
  organisation?: string;
  answers?: Record<string, unknown>;
}

/** Somebody else comes instead; what the event wants to know of everybody is asked of the new person. */
export function SubstituteDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [form] = Form.useForm<Person>();
  const place = usePlace(id);
  const substitute = useSubstitute(id);
  const refresh = useRefreshPlaces();
  const { summary, refuse, clear } = useFormProblem(form);
  const asked = (place.data?.questions ?? []).filter((one) => one.required && one.kind === 'text');
  const submit = async (): Promise<void> => {
    const person = await form.validateFields();
    clear();
    substitute.mutate(person, {
      onSuccess: () => {
        void message.success(t('desk.attendees.done.substitute', { name: person.name }));
        void refresh();
        onClose();
      },
      onError: refuse,
    });
  };
  return (
    <Modal
      open
      title={t('desk.attendees.substitute')}
      okText={t('desk.attendees.substitute')}
      cancelText={t('ui.back')}
      confirmLoading={substitute.isPending}
      onOk={() => void submit()}
      onCancel={onClose}
    >
      <p>{t('desk.attendees.substitute_what')}</p>
      {summary && <Alert type="error" message={summary} showIcon />}
      <Form form={form} name="substitute" layout="vertical" preserve={false}>
        <Form.Item
          name="name"
          label={t('field.name')}
          rules={[{ required: true, whitespace: true, message: t('sign_up.name_missing') }]}
        >
          <Input maxLength={120} />
        </Form.Item>
        <Form.Item
          name="email"
          label={t('field.email')}
          rules={[{ required: true, type: 'email', message: t('sign_up.email_wrong') }]}
        >
          <Input maxLength={254} />
        </Form.Item>
        <Form.Item name="organisation" label={t('field.organisation')}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="phone" label={t('field.phone')}>
          <Input maxLength={40} />
        </Form.Item>
        {asked.map((question) => (
          <Form.Item
            key={question.key}
            name={['answers', question.key]}
            label={question.label}
            rules={[{ required: true, message: t('sign_up.answer_missing', { label: question.label }) }]}
          >
            <Input />
          </Form.Item>
        ))}
      </Form>
    </Modal>
  );
}
