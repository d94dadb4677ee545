import { App, Form, Input, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAgreementAction, type AgreementDetail } from '../../api/agreements';
import { dayFromToday } from '../../format/days';
import { formatInstant, localDay } from '../../format/when';
import { locale } from '../../i18n';
import { useFormProblem } from '../form-problem';

interface SignByDialogProps {
  agreement: AgreementDetail;
  what: 'send' | 'extend';
  onClose: () => void;
}

/** Before sending: who is mailed first, and until when they may sign; or more time while it is out. */
export function SignByDialog({ agreement, what, onClose }: SignByDialogProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const act = useAgreementAction(agreement.id);
  const [form] = Form.useForm<{ signBy?: string }>();
  const problem = useFormProblem(form);
  const { envelope } = agreement;
  const given = what === 'send' ? agreement.signBy : envelope.expiresAt;
  const before = given === undefined ? '' : localDay(given);
  const first = Math.min(...envelope.signatories.filter((one) => one.role !== 'cc').map((one) => one.order));
  const mailed = envelope.signatories.filter((one) => one.role !== 'cc' && one.order === first).map((one) => one.name);
  const submit = ({ signBy }: { signBy?: string }) => {
    const action =
      what === 'extend'
        ? ({ name: 'extend', signBy: signBy ?? '' } as const)
        : ({ name: 'send', ...(signBy && signBy !== before ? { signBy } : {}) } as const);
    act.mutate(action, {
      onSuccess: () => {
        void message.success(t(`desk.agreement.done.${what}`));
        onClose();
      },
      onError: problem.refuse,
    });
  };
  return (
    <Modal
      open
      title={t(`desk.agreement.${what}_sure`)}
      okText={t(`desk.agreement.${what}`)}
      cancelText={t('ui.back')}
      confirmLoading={act.isPending}
      onCancel={onClose}
      onOk={() => form.submit()}
    >
      <p>
        {what === 'send'
          ? t('desk.agreement.send_what', { names: mailed.join(t('ui.comma')) })
          : t('desk.agreement.extend_what', { until: formatInstant(envelope.expiresAt ?? '', locale()) })}
      </p>
      {problem.summary && <p role="alert">{problem.summary}</p>}
      <Form<{ signBy?: string }>
        name="sign-by"
        form={form}
        layout="vertical"
        initialValues={{ signBy: what === 'send' ? before : undefined }}
        onFinish={submit}
      >
        <Form.Item
          name="signBy"
          label={t('desk.agreement.sign_by')}
          extra={what === 'send' ? t('desk.agreement.sign_by_hint') : undefined}
          rules={[{ required: what === 'extend', message: t('desk.required') }]}
        >
          <Input type="date" min={dayFromToday(0)} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
