import { App, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';

interface Question {
  title: string;
  /** What will happen, and who is told. */
  what: string;
  yes: string;
  optional?: boolean;
}

/** Asks for a reason before something that others will notice. */
export function useAskReason(): (question: Question, act: (reason: string | undefined) => Promise<unknown>) => void {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const [form] = Form.useForm<{ reason?: string }>();
  return (question, act) => {
    form.resetFields();
    modal.confirm({
      icon: null,
      title: question.title,
      okText: question.yes,
      okButtonProps: { danger: true },
      cancelText: t('ui.back'),
      content: (
        <Form name="reason" form={form} layout="vertical">
          <p>{question.what}</p>
          <Form.Item
            name="reason"
            label={t('desk.reason')}
            rules={[{ required: !question.optional, whitespace: true, message: t('sign.reason_missing') }]}
          >
            <Input.TextArea maxLength={500} rows={2} />
          </Form.Item>
        </Form>
      ),
      onOk: async () => {
        const { reason } = await form.validateFields();
        await act(reason?.trim() || undefined);
      },
    });
  };
}
