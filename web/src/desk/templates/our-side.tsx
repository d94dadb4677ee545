import { Form, Input, InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import { OrganisationsItem } from '../events/event-fields';

/** What all agreements of a table have in common: our side, the term, and variables that rows need not say. */
export function OurSide({ variables }: { variables: string[] }) {
  const { t } = useTranslation();
  const required = { required: true, whitespace: true, message: t('desk.required') };
  return (
    <section className="desk-section">
      <h2>{t('template.our_side')}</h2>
      <div className="desk-fields">
        <OrganisationsItem single required name="organisationId" label={t('template.our_organisation')} known={[]} />
        <Form.Item name="label" label={t('desk.agreement.label')} rules={[required]}>
          <Input maxLength={40} />
        </Form.Item>
        <Form.Item name="name" label={t('desk.agreement.signatory')} rules={[required]}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item
          name="email"
          label={t('field.email')}
          rules={[required, { type: 'email', message: t('sign_up.email_wrong') }]}
        >
          <Input maxLength={254} />
        </Form.Item>
        <Form.Item name="job" label={t('desk.agreement.job')}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="order" label={t('template.our_order')}>
          <InputNumber min={1} max={99} precision={0} style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="otherLabel" label={t('template.other_label')}>
          <Input maxLength={40} />
        </Form.Item>
        <Form.Item name="otherOrder" label={t('template.other_order')}>
          <InputNumber min={1} max={99} precision={0} style={{ width: '100%' }} />
        </Form.Item>
      </div>
      <h2>{t('template.for_all')}</h2>
      <p className="hint">{t('template.for_all_what')}</p>
      <div className="desk-fields">
        <Form.Item name="title" label={t('desk.agreement.title')}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="signBy" label={t('desk.agreement.sign_by')}>
          <Input type="date" />
        </Form.Item>
        <Form.Item name="termStartsOn" label={t('desk.agreement.term_starts')}>
          <Input type="date" />
        </Form.Item>
        <Form.Item name="termEndsOn" label={t('desk.agreement.term_ends')}>
          <Input type="date" />
        </Form.Item>
        {variables.map((name) => (
          <Form.Item key={name} name={['variables', name]} label={name}>
            <Input maxLength={5000} />
          </Form.Item>
        ))}
      </div>
    </section>
  );
}
