import { Checkbox, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { agreementKinds } from '../../api/types';
import { EventsItem } from './events-item';
import { fenOf } from './agreement-values';

const sum = /^\d[\d,,\s]*(\.\d{1,2})?$/;

/** What is agreed, on what sums and for how long, and how people sign. */
export function AgreementFields({ events }: { events: { id: string; title: string }[] }) {
  const { t } = useTranslation();
  const required = { required: true, message: t('desk.required') };
  const money = { pattern: sum, message: t('desk.agreement.amount_wrong') };
  return (
    <section className="desk-section">
      <h2>{t('desk.agreement.what')}</h2>
      <Form.Item name="title" label={t('desk.agreement.title')} rules={[{ ...required, whitespace: true }]}>
        <Input maxLength={200} />
      </Form.Item>
      <div className="desk-fields">
        <Form.Item name="kind" label={t('filter.kind')} rules={[required]}>
          <Select options={agreementKinds.map((value) => ({ value, label: t(`kind.agreement.${value}`) }))} />
        </Form.Item>
        <Form.Item name="signBy" label={t('desk.agreement.sign_by')} extra={t('desk.agreement.sign_by_hint')}>
          <Input type="date" />
        </Form.Item>
        <Form.Item name="amount" label={t('desk.agreement.amount_yuan')} rules={[money]}>
          <Input inputMode="decimal" placeholder="1200000.00" />
        </Form.Item>
        <Form.Item
          name="technologyTransactionAmount"
          label={t('desk.agreement.part_yuan')}
          extra={t('desk.agreement.part_hint')}
          dependencies={['amount']}
          rules={[
            money,
            ({ getFieldValue }) => ({
              validator: (_, part: string | undefined) =>
                !part || !sum.test(part) || fenOf(part) <= fenOf(getFieldValue('amount') as string | undefined)
                  ? Promise.resolve()
                  : Promise.reject(new Error(t('desk.agreement.part_too_much'))),
            }),
          ]}
        >
          <Input inputMode="decimal" />
        </Form.Item>
        <Form.Item name="termStartsOn" label={t('desk.agreement.term_starts')}>
          <Input type="date" />
        </Form.Item>
        <Form.Item
          name="termEndsOn"
          label={t('desk.agreement.term_ends')}
          dependencies={['termStartsOn']}
          rules={[
            ({ getFieldValue }) => ({
              validator: (_, end: string | undefined) =>
                !end || end >= ((getFieldValue('termStartsOn') as string | undefined) ?? '')
                  ? Promise.resolve()
                  : Promise.reject(new Error(t('desk.agreement.term_backwards'))),
            }),
          ]}
        >
          <Input type="date" />
        </Form.Item>
      </div>
      <EventsItem known={events} />
      <Form.Item name="signingCode" valuePropName="checked" extra={t('desk.agreement.signing_code_hint')}>
        <Checkbox>{t('desk.agreement.signing_code')}</Checkbox>
      </Form.Item>
    </section>
  );
}
