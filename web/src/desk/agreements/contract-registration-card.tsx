import { Alert, App, Button, Form, Input, Modal, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AgreementDetail } from '../../api/agreements';
import {
  contractTypes,
  registrationStates,
  useContractRegistration,
  useRecordRegistration,
  type ContractRegistration,
  type ContractRegistrationBody,
} from '../../api/contract-registrations';
import { formatDate } from '../../format/when';
import { locale } from '../../i18n';
import { StatusMark, type Tone } from '../../ui/status-mark';
import { useFormProblem } from '../form-problem';
import { Money } from './money';

const tones: Record<ContractRegistration['state'], Tone> = {
  not_applied: 'quiet',
  submitted: 'wait',
  returned: 'bad',
  registered: 'good',
  refused: 'bad',
};

/** 技术合同认定登记: what the office said of a signed agreement. */
export function ContractRegistrationCard({ agreement, staff }: { agreement: AgreementDetail; staff: boolean }) {
  const { t } = useTranslation();
  const registration = useContractRegistration(agreement.id);
  const [editing, setEditing] = useState(false);
  const signed = agreement.status === 'signed' || agreement.status === 'terminated';
  const of = registration.data;
  if (!of || (!signed && of.version === 0)) return null;
  return (
    <section className="box" aria-label={t('registration.title')}>
      <h2>{t('registration.title')}</h2>
      <p>
        <StatusMark tone={tones[of.state]}>{t(`registration.state_is.${of.state}`)}</StatusMark>
      </p>
      <dl className="facts">
        {of.type && <Fact label={t('registration.type')}>{t(`registration.type_is.${of.type}`)}</Fact>}
        {of.office && <Fact label={t('registration.office')}>{of.office}</Fact>}
        {of.number && <Fact label={t('registration.number')}>{of.number}</Fact>}
        {of.registeredOn && <Fact label={t('registration.on')}>{formatDate(of.registeredOn, locale())}</Fact>}
        {of.recognisedAmount && (
          <Fact label={t('registration.amount')}>
            <Money amount={of.recognisedAmount} />
          </Fact>
        )}
        {of.note && <Fact label={t('registration.note')}>{of.note}</Fact>}
      </dl>
      {staff && signed && <Button onClick={() => setEditing(true)}>{t('registration.record')}</Button>}
      {editing && <RecordDialog agreement={agreement} of={of} onClose={() => setEditing(false)} />}
    </section>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="facts-row">
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

interface RecordDialogProps {
  agreement: AgreementDetail;
  of: ContractRegistration;
  onClose: () => void;
}

function RecordDialog({ agreement, of, onClose }: RecordDialogProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [form] = Form.useForm<ContractRegistrationBody>();
  const problem = useFormProblem(form);
  const save = useRecordRegistration(agreement.id);
  const state = Form.useWatch('state', form) ?? of.state;
  const rules = (required: boolean) => [{ required, message: t('desk.required') }];
  const registered = state === 'registered';

  async function submit(values: ContractRegistrationBody): Promise<void> {
    problem.clear();
    const said = Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' ? value.trim() || null : value,
    ]);
    const body = Object.fromEntries(said) as unknown as ContractRegistrationBody;
    try {
      await save.mutateAsync({
        body: { ...body, recognisedAmount: body.recognisedAmount?.replace(/[,,\s]/g, '') },
        version: of.version,
      });
      void message.success(t('desk.saved'));
      onClose();
    } catch (error) {
      problem.refuse(error);
    }
  }

  return (
    <Modal
      open
      title={t('registration.title')}
      okText={t('desk.save')}
      cancelText={t('ui.back')}
      confirmLoading={save.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form<ContractRegistrationBody>
        name="registration"
        form={form}
        layout="vertical"
        initialValues={of}
        onFinish={(values) => void submit(values)}
      >
        {problem.summary && <Alert type="error" showIcon title={problem.summary} role="alert" />}
        <Form.Item name="state" label={t('desk.state')}>
          <Select
            options={registrationStates.map((value) => ({ value, label: t(`registration.state_is.${value}`) }))}
          />
        </Form.Item>
        <Form.Item name="type" label={t('registration.type')} rules={rules(state !== 'not_applied')}>
          <Select
            allowClear
            options={contractTypes.map((value) => ({ value, label: t(`registration.type_is.${value}`) }))}
          />
        </Form.Item>
        <Form.Item name="office" label={t('registration.office')} rules={rules(registered)}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="number" label={t('registration.number')} rules={rules(registered)}>
          <Input maxLength={40} />
        </Form.Item>
        <Form.Item name="registeredOn" label={t('registration.on')} rules={rules(registered)}>
          <Input type="date" min={agreement.signedOn} />
        </Form.Item>
        <Form.Item
          name="recognisedAmount"
          label={t('registration.amount_yuan')}
          extra={t('registration.amount_hint')}
          rules={rules(registered)}
        >
          <Input inputMode="decimal" />
        </Form.Item>
        <Form.Item name="note" label={t('registration.note')}>
          <Input.TextArea maxLength={500} rows={2} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
