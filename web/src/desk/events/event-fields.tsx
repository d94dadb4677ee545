import { Form, Input, Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOrganisations, useSeries, type OrganisationName } from '../../api/events';
import { digestCategories, eventKinds, eventModes, visibilities } from '../../api/types';
import { nameOf } from '../../public/names';
import { IndustrySelect } from '../industry-select';

/** What is it about, when and where, and who may come. */
export function EventFields({ known }: { known: OrganisationName[] }) {
  const { t } = useTranslation();
  const series = useSeries();
  const precision = Form.useWatch<string | undefined>('datePrecision') ?? 'minute';
  const timed = precision === 'minute';
  // A day is shown without the time that stands in for it.
  const shown = (value?: string) => ({ value: timed ? value : value?.slice(0, 10) });
  const typed = (time: string) => (value: string) => (timed || !value ? value : `${value}T${time}`);
  const required = { required: true, message: t('desk.required') };
  return (
    <>
      <section className="desk-section">
        <h2>{t('desk.event.what')}</h2>
        <Form.Item name="title" label={t('desk.event.title')} rules={[{ ...required, whitespace: true }]}>
          <Input maxLength={200} showCount />
        </Form.Item>
        <Form.Item name="titleEn" label={t('desk.event.title_en')}>
          <Input maxLength={200} />
        </Form.Item>
        <div className="desk-fields">
          <Form.Item name="kind" label={t('filter.kind')} rules={[required]}>
            <Select options={eventKinds.map((value) => ({ value, label: t(`kind.event.${value}`) }))} />
          </Form.Item>
          <Form.Item name="seriesId" label={t('desk.event.series')}>
            <Select
              allowClear
              loading={series.isPending}
              options={series.data?.map((one) => ({
                value: one.id,
                label: nameOf({ ...one, nameEn: one.nameEn ?? null }),
              }))}
            />
          </Form.Item>
        </div>
        <OrganisationsItem name="hostIds" label={t('event.hosts')} known={known} required />
        <OrganisationsItem name="guestIds" label={t('event.guests')} known={known} />
        <Form.Item name="industry" label={t('event.industry')}>
          <IndustrySelect />
        </Form.Item>
        <Form.Item name="summary" label={t('event.about')}>
          <Input.TextArea rows={5} maxLength={20000} />
        </Form.Item>
      </section>
      <section className="desk-section">
        <h2>{t('desk.event.when_where')}</h2>
        <Form.Item name="datePrecision" label={t('desk.event.precision')} initialValue="minute">
          <Select
            options={(['minute', 'day', 'month'] as const).map((value) => ({
              value,
              label: t(`desk.event.precision_${value}`),
            }))}
          />
        </Form.Item>
        <div className="desk-fields">
          <Form.Item
            name="startsAt"
            label={t('desk.event.starts')}
            rules={[required]}
            getValueProps={shown}
            normalize={typed('00:00')}
          >
            <Input type={timed ? 'datetime-local' : 'date'} />
          </Form.Item>
          <Form.Item
            name="endsAt"
            label={t('desk.event.ends')}
            dependencies={['startsAt']}
            getValueProps={shown}
            normalize={typed('23:59')}
            rules={[
              required,
              ({ getFieldValue }) => ({
                validator: (_, value: string) =>
                  !value || value > String(getFieldValue('startsAt'))
                    ? Promise.resolve()
                    : Promise.reject(new Error(t('desk.event.ends_before'))),
              }),
            ]}
          >
            <Input type={timed ? 'datetime-local' : 'date'} />
          </Form.Item>
          <Form.Item name="mode" label={t('desk.event.mode')} rules={[required]}>
            <Select options={eventModes.map((value) => ({ value, label: t(`mode.${value}`) }))} />
          </Form.Item>
          <Form.Item name="venue" label={t('event.where')}>
            <Input maxLength={300} />
          </Form.Item>
        </div>
        <Form.Item
          name="livestreamUrl"
          label={t('desk.event.livestream')}
          rules={[{ type: 'url', message: t('desk.event.livestream_wrong') }]}
        >
          <Input placeholder="https://" />
        </Form.Item>
      </section>
      <section className="desk-section">
        <h2>{t('desk.event.after')}</h2>
        <Form.Item name="digestCategory" label={t('desk.event.digest_heading')}>
          <Select allowClear options={digestCategories.map((value) => ({ value, label: t(`digest.${value}`) }))} />
        </Form.Item>
        <Form.Item name="outcome" label={t('event.outcome')}>
          <Input.TextArea rows={4} maxLength={20000} />
        </Form.Item>
      </section>
      <section className="desk-section">
        <h2>{t('desk.event.who')}</h2>
        <Form.Item name="visibility" label={t('desk.event.visibility')} rules={[required]}>
          <Select options={visibilities.map((value) => ({ value, label: t(`visibility.${value}`) }))} />
        </Form.Item>
      </section>
    </>
  );
}

interface OrganisationsItemProps {
  name: string | (string | number)[];
  label: string;
  known: OrganisationName[];
  required?: boolean;
  single?: boolean;
}

/** Organisations found by a part of their name. */
export function OrganisationsItem({ name, label, known, required = false, single = false }: OrganisationsItemProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const found = useOrganisations(useDeferredValue(typed.trim()) || undefined);
  const all = new Map(
    [...known, ...(found.data ?? [])].map((one) => [one.id, nameOf({ name: one.name, nameEn: one.nameEn ?? null })]),
  );
  return (
    <Form.Item name={name} label={label} rules={required ? [{ required: true, message: t('desk.required') }] : []}>
      <Select
        mode={single ? undefined : 'multiple'}
        showSearch={{ filterOption: false, onSearch: setTyped }}
        notFoundContent={found.isFetching ? t('ui.loading') : t('desk.none_match')}
        options={[...all].map(([value, text]) => ({ value, label: text }))}
      />
    </Form.Item>
  );
}
