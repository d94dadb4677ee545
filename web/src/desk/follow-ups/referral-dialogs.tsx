import { Form, Input, Modal, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFollowUpAction, type FollowUpDetail, type ReferralView } from '../../api/follow-ups';
import {
  financeProducts,
  referralAnswers,
  referralServices,
  type FinanceProduct,
  type ReferralAnswer,
  type ReferralService,
} from '../../api/types';
import { dayFromToday } from '../../format/days';
import { useFormProblem } from '../form-problem';

interface ReferValues {
  service: ReferralService;
  referredTo: string;
  askedOn: string;
  product?: FinanceProduct;
  amountAsked?: string;
  note?: string;
}

const sum = /^\d{1,15}(\.\d{1,2})?$/;

/** Hands the case over to a service; financing names product and sum. */
export function ReferDialog({ of, open, onClose }: { of: FollowUpDetail; open: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const act = useFollowUpAction(of.id);
  const [form] = Form.useForm<ReferValues>();
  const problem = useFormProblem(form);
  const financing = Form.useWatch('service', form) === 'financing';
  const required = [{ required: true, message: t('desk.required') }];
  return (
    <Modal
      open={open}
      title={t('desk.referral.add')}
      okText={t('desk.save')}
      confirmLoading={act.isPending}
      onCancel={onClose}
      onOk={() => form.submit()}
      destroyOnHidden
    >
      {problem.summary && <p role="alert">{problem.summary}</p>}
      <Form<ReferValues>
        name="referral"
        form={form}
        layout="vertical"
        preserve={false}
        initialValues={{ askedOn: dayFromToday(0) }}
        onFinish={({ amountAsked, note, ...values }) =>
          act.mutate(
            { name: 'refer', ...values, amountAsked: amountAsked || undefined, note: note?.trim() || undefined },
            { onSuccess: onClose, onError: problem.refuse },
          )
        }
      >
        <Form.Item name="service" label={t('desk.referral.service')} rules={required}>
          <Select options={referralServices.map((value) => ({ value, label: t(`service.${value}`) }))} />
        </Form.Item>
        {financing && (
          <>
            <Form.Item name="product" label={t('desk.referral.product')} rules={required}>
              <Select options={financeProducts.map((value) => ({ value, label: t(`finance.${value}`) }))} />
            </Form.Item>
            <Form.Item
              name="amountAsked"
              label={t('desk.referral.amount_asked')}
              rules={[{ pattern: sum, message: t('desk.agreement.amount_wrong') }]}
            >
              <Input inputMode="decimal" suffix="元" />
            </Form.Item>
          </>
        )}
        <Form.Item name="referredTo" label={t('desk.referral.to')} rules={required}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="askedOn" label={t('desk.referral.on')} rules={required}>
          <Input type="date" />
        </Form.Item>
        <Form.Item name="note" label={t('desk.referral.note')}>
          <Input.TextArea rows={2} maxLength={4000} />
        </Form.Item>
      </Form>
    </Modal>
  );
}

interface AnswerValues {
  answer: ReferralAnswer;
  answeredOn?: string;
  amountGranted?: string;
  note?: string;
}

/** What the service answered; for financing, how much it granted. */
export function AnswerDialog({ caseId, of, onClose }: { caseId: string; of: ReferralView; onClose: () => void }) {
  const { t } = useTranslation();
  const act = useFollowUpAction(caseId);
  const [form] = Form.useForm<AnswerValues>();
  const problem = useFormProblem(form);
  const answer = Form.useWatch('answer', form);
  return (
    <Modal
      open
      title={`${t(`service.${of.service}`)} · ${of.referredTo}`}
      okText={t('desk.save')}
      confirmLoading={act.isPending}
      onCancel={onClose}
      onOk={() => form.submit()}
    >
      {problem.summary && <p role="alert">{problem.summary}</p>}
      <Form<AnswerValues>
        name="answer"
        form={form}
        layout="vertical"
        preserve={false}
        initialValues={{
          answer: of.answer === 'pending' ? 'accepted' : of.answer,
          answeredOn: of.answeredOn ?? dayFromToday(0),
          amountGranted: of.amountGranted,
          note: of.note,
        }}
        onFinish={({ answer: said, answeredOn, amountGranted, note }) =>
          act.mutate(
            {
              name: 'answer',
              referralId: of.id,
              version: of.version,
              answer: said,
              answeredOn: said === 'pending' ? undefined : answeredOn,
              amountGranted: amountGranted || undefined,
              note: note?.trim() || undefined,
            },
            { onSuccess: onClose, onError: problem.refuse },
          )
        }
      >
        <Form.Item name="answer" label={t('desk.referral.answer')}>
          <Select options={referralAnswers.map((value) => ({ value, label: t(`referral_answer.${value}`) }))} />
        </Form.Item>
        {answer !== 'pending' && (
          <Form.Item name="answeredOn" label={t('desk.referral.answered_on')}>
            <Input type="date" />
          </Form.Item>
        )}
        {answer === 'accepted' && of.service === 'financing' && (
          <Form.Item
            name="amountGranted"
            label={t('desk.referral.amount_granted')}
            rules={[{ pattern: sum, message: t('desk.agreement.amount_wrong') }]}
          >
            <Input inputMode="decimal" suffix="元" />
          </Form.Item>
        )}
        <Form.Item name="note" label={t('desk.referral.note')}>
          <Input.TextArea rows={2} maxLength={4000} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
