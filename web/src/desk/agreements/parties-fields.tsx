import { Button, Form, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { OrganisationName } from '../../api/events';
import { signatoryRoles } from '../../api/types';
import { OrganisationsItem } from '../events/event-fields';
import { partyLabel } from './agreement-values';
import { SigningOrder } from './signing-order';

/** Who the agreement is between, and who signs for each, in which order; equal numbers sign at the same time. */
export function PartiesFields({ known }: { known: OrganisationName[] }) {
  const { t } = useTranslation();
  const required = { required: true, whitespace: true, message: t('desk.required') };
  return (
    <section className="desk-section">
      <h2>{t('verify.parties')}</h2>
      <SigningOrder />
      <Form.List name="parties">
        {(parties, { add, remove }) => (
          <>
            {parties.map((party) => (
              <fieldset
                key={party.key}
                className="box"
                aria-label={t('desk.agreement.party_n', { number: party.name + 1 })}
              >
                <div className="desk-fields">
                  <OrganisationsItem
                    single
                    required
                    name={[party.name, 'organisationId']}
                    label={t('field.organisation')}
                    known={known}
                  />
                  <Form.Item name={[party.name, 'label']} label={t('desk.agreement.label')} rules={[required]}>
                    <Input maxLength={40} />
                  </Form.Item>
                </div>
                <SignatoriesFields party={party.name} />
                {parties.length > 1 && (
                  <Button type="link" danger onClick={() => remove(party.name)}>
                    {t('desk.agreement.party_remove')}
                  </Button>
                )}
              </fieldset>
            ))}
            <Button
              style={{ marginTop: 12 }}
              onClick={() => add({ label: partyLabel(parties.length), signatories: [{ role: 'signer', order: 1 }] })}
            >
              {t('desk.agreement.party_add')}
            </Button>
          </>
        )}
      </Form.List>
    </section>
  );
}

function SignatoriesFields({ party }: { party: number }) {
  const { t } = useTranslation();
  const required = { required: true, whitespace: true, message: t('desk.required') };
  return (
    <Form.List name={[party, 'signatories']}>
      {(people, { add, remove }) => (
        <>
          {people.map((one) => (
            <div key={one.key} className="signatory-row">
              <Form.Item name={[one.name, 'name']} label={t('desk.agreement.signatory')} rules={[required]}>
                <Input maxLength={100} />
              </Form.Item>
              <Form.Item
                name={[one.name, 'email']}
                label={t('field.email')}
                rules={[required, { type: 'email', message: t('sign_up.email_wrong') }]}
              >
                <Input maxLength={254} />
              </Form.Item>
              <Form.Item name={[one.name, 'title']} label={t('desk.agreement.job')}>
                <Input maxLength={100} />
              </Form.Item>
              <Form.Item name={[one.name, 'role']} label={t('desk.agreement.role')} initialValue="signer">
                <Select options={signatoryRoles.map((value) => ({ value, label: t(`role.signatory.${value}`) }))} />
              </Form.Item>
              <Form.Item name={[one.name, 'order']} label={t('desk.agreement.order')} initialValue={1}>
                <InputNumber min={1} max={99} precision={0} style={{ width: '100%' }} />
              </Form.Item>
              <Form.Item name={[one.name, 'locale']} label={t('desk.agreement.language')} initialValue="zh-CN">
                <Select
                  options={[
                    { value: 'zh-CN', label: <span lang="zh-CN">中文</span> },
                    { value: 'en', label: 'English' },
                  ]}
                />
              </Form.Item>
              <Button type="text" aria-label={t('desk.agreement.signatory_remove')} onClick={() => remove(one.name)}>
                ✕
              </Button>
            </div>
          ))}
          <Button type="link" onClick={() => add({ role: 'signer', order: 1 })}>
            {t('desk.agreement.signatory_add')}
          </Button>
        </>
      )}
    </Form.List>
  );
}
