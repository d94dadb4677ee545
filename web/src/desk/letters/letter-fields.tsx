import { Form, Input, InputNumber, Segmented, Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useEvents } from '../../api/events';
import { letterKinds, type LetterKind } from '../../api/letters';
import { OrganisationsItem } from '../events/event-fields';

/** What all of these letters say. */
export function LetterFields({ kind }: { kind: LetterKind }) {
  const { t } = useTranslation();
  const required = { required: true, whitespace: true, message: t('desk.required') };
  const appointment = kind === 'appointment';
  return (
    <section className="desk-section">
      <h2>{t('letter.content')}</h2>
      <Form.Item name="kind" label={t('filter.kind')}>
        <Segmented options={letterKinds.map((value) => ({ value, label: t(`kind.letter.${value}`) }))} />
      </Form.Item>
      <div className="desk-fields">
        <EventItem />
        <OrganisationsItem single name="issuerId" label={t('letter.issuer')} known={[]} />
        {appointment ? (
          <Form.Item name="post" label={t('letter.post')} rules={[required]}>
            <Input maxLength={200} />
          </Form.Item>
        ) : (
          <Form.Item name="title" label={t('letter.title')} extra={t('letter.title_hint')}>
            <Input maxLength={200} />
          </Form.Item>
        )}
        {kind === 'training' && (
          <Form.Item name="hours" label={t('letter.hours')}>
            <InputNumber min={1} max={10_000} precision={0} style={{ width: '100%' }} />
          </Form.Item>
        )}
        {!appointment && (
          <>
            <DayItem name="heldFrom" label={t('letter.held_from')} />
            <DayItem name="heldTo" label={t('letter.held_to')} />
          </>
        )}
        {kind !== 'attendance' && (
          <>
            <DayItem
              name="validFrom"
              required={appointment}
              label={t(`letter.${appointment ? 'term_from' : 'good_from'}`)}
            />
            <DayItem name="validTo" required={appointment} label={t(`letter.${appointment ? 'term_to' : 'good_to'}`)} />
          </>
        )}
        <DayItem name="issuedOn" label={t('letter.issued')} extra={t('letter.issued_hint')} />
      </div>
    </section>
  );
}

interface DayItemProps {
  name: string;
  label: string;
  extra?: string;
  required?: boolean;
}

function DayItem({ name, label, extra, required = false }: DayItemProps) {
  const { t } = useTranslation();
  return (
    <Form.Item
      name={name}
      label={label}
      extra={extra}
      rules={required ? [{ required, message: t('desk.required') }] : []}
    >
      <Input type="date" />
    </Form.Item>
  );
}

/** The event it certifies, found by typing. */
function EventItem() {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const found = useEvents({ q: useDeferredValue(typed.trim()) || undefined, limit: 20 });
  return (
    <Form.Item name="eventId" label={t('letter.event')} extra={t('letter.event_hint')}>
      <Select
        allowClear
        showSearch={{ filterOption: false, onSearch: setTyped }}
        notFoundContent={found.isFetching ? t('ui.loading') : t('desk.none_match')}
        options={found.data?.pages.flatMap((page) => page.items.map(({ id, title }) => ({ value: id, label: title })))}
      />
    </Form.Item>
  );
}
