import { Alert, App, Button, Form, Input } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useUploadPaper } from '../../api/paper';
import { dayFromToday } from '../../format/days';
import { useFormProblem } from '../form-problem';

/** Scan, day and place. */
export function PaperForm({ agreementId }: { agreementId: string }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [form] = Form.useForm<{ signedOn: string; place: string }>();
  const problem = useFormProblem(form);
  const upload = useUploadPaper(agreementId);
  const input = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<File | null>(null);
  const [missing, setMissing] = useState(false);
  const today = dayFromToday(0);
  const required = { required: true, whitespace: true, message: t('desk.required') };
  return (
    <>
      {/* Outside the form: Ant Design shows what is hidden in one. */}
      <input
        ref={input}
        type="file"
        hidden
        accept=".pdf,.png,.jpg,.jpeg"
        aria-label={t('paper.scan')}
        onChange={({ target }) => {
          setFile(target.files?.[0] ?? null);
          target.value = '';
        }}
      />
      <Form
        name="paper"
        form={form}
        layout="vertical"
        initialValues={{ signedOn: today, place: '' }}
        onFinishFailed={() => setMissing(!file)}
        onFinish={(values) => {
          problem.clear();
          if (!file) return setMissing(true);
          upload.mutate(
            { ...values, file },
            {
              onSuccess: () => {
                void message.success(t('paper.kept'));
                setFile(null);
                form.resetFields();
              },
              onError: problem.refuse,
            },
          );
        }}
      >
        {problem.summary && <Alert type="error" showIcon title={problem.summary} role="alert" />}
        <Form.Item
          label={t('paper.scan')}
          required
          extra={t('paper.scan_what')}
          validateStatus={missing && !file ? 'error' : undefined}
          help={missing && !file ? t('paper.scan_missing') : undefined}
        >
          <Button onClick={() => input.current?.click()}>{t('paper.choose')}</Button> {file?.name}
        </Form.Item>
        <div className="desk-fields">
          <Form.Item name="signedOn" label={t('verify.signed_on')} rules={[required]}>
            <Input type="date" max={today} />
          </Form.Item>
          <Form.Item name="place" label={t('paper.place')} rules={[required]}>
            <Input maxLength={200} />
          </Form.Item>
        </div>
        <Button type="primary" htmlType="submit" loading={upload.isPending}>
          {t('paper.upload')}
        </Button>
      </Form>
    </>
  );
}
