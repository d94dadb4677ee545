import { Form, Input, Select, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CatalogueType } from '../../api/catalogue';
import { IndustrySelect } from '../industry-select';

interface RecordFieldsProps {
  type: CatalogueType;
  /** Whose it may be. */
  owners: { id: string; name: string }[];
}

export function RecordFields({ type, owners }: RecordFieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <Form.Item name="title" label={t('desk.catalogue.title')} rules={[{ required: true, whitespace: true }]}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="ownerId" label={t(`catalogue.owner_of_${type}`)} rules={[{ required: true }]}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={owners.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
      <Form.Item name="industry" label={t('event.industry')}>
        <IndustrySelect />
      </Form.Item>
      {type === 'achievements' ? (
        <Form.Item name="maturity" label={t('catalogue.maturity')}>
          <Input maxLength={100} />
        </Form.Item>
      ) : (
        <>
          <Form.Item name="openCall" label={t('catalogue.open_call')} valuePropName="checked">
            <Switch />
          </Form.Item>
          <Form.Item
            name="answerBy"
            label={t('desk.catalogue.answer_by')}
            dependencies={['openCall']}
            rules={[
              ({ getFieldValue }) => ({
                required: getFieldValue('openCall') === true,
                message: t('desk.catalogue.answer_by_missing'),
              }),
            ]}
          >
            <Input type="date" />
          </Form.Item>
        </>
      )}
      <Form.Item name="validUntil" label={t('desk.catalogue.valid_until')}>
        <Input type="date" />
      </Form.Item>
      <Form.Item name="summary" label={t('desk.catalogue.summary')}>
        <Input.TextArea rows={6} maxLength={20_000} />
      </Form.Item>
      <Form.Item name="titleEn" label={t('desk.catalogue.title_en')}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="code" label={t('desk.catalogue.code')}>
        <Input maxLength={64} />
      </Form.Item>
      <h3>{t('catalogue.contact')}</h3>
      <p className="hint">{t('catalogue.contact_hint')}</p>
      <Form.Item name={['contact', 'name']} label={t('desk.catalogue.contact_name')}>
        <Input maxLength={100} autoComplete="off" />
      </Form.Item>
      <Form.Item name={['contact', 'phone']} label={t('desk.catalogue.contact_phone')}>
        <Input maxLength={40} autoComplete="off" />
      </Form.Item>
      <Form.Item name={['contact', 'email']} label={t('field.email')}>
        <Input maxLength={254} autoComplete="off" />
      </Form.Item>
    </>
  );
}
