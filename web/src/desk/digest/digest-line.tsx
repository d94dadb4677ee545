import { Button, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { DigestEdit, DigestEvent } from '../../api/digests';
import { digestCategories } from '../../api/types';

interface DigestLineProps {
  event: DigestEvent;
  category: (typeof digestCategories)[number];
  edit: (edit: DigestEdit) => void;
  busy: boolean;
}

/** Saved as one leaves a field; emptied, it says again what the event says. */
export function DigestLine({ event, category, edit, busy }: DigestLineProps) {
  const { t } = useTranslation();
  const { eventId } = event;
  const kept = (name: 'title' | 'dateText' | 'outcome') => ({
    'aria-label': t(`desk.digest.${name}`),
    placeholder: t(`desk.digest.${name}`),
    defaultValue: event[name],
    // A new text from the service replaces what the field holds.
    key: `${name} ${event[name]}`,
    onBlur: ({ target }: { target: { value: string } }) => {
      const value = target.value.trim();
      if (value !== event[name]) edit({ eventId, [name]: value === '' ? null : value });
    },
  });
  const { key: titleKey, ...title } = kept('title');
  const { key: dateKey, ...dateText } = kept('dateText');
  const { key: outcomeKey, ...outcome } = kept('outcome');
  const names = (name: 'hosts' | 'guests') => {
    const said = event[name].join('、');
    return (
      <Input
        key={`${name} ${said}`}
        prefix={`${t(`desk.digest.${name}`)}${t('ui.colon')}`}
        aria-label={t(`desk.digest.${name}`)}
        defaultValue={said}
        onBlur={({ target }) => {
          const words = target.value.split(/[、,，;；]/).flatMap((word) => word.trim() || []);
          if (words.join('、') !== said) edit({ eventId, [name]: words.length > 0 ? words : null });
        }}
      />
    );
  };
  return (
    <div className="digest-edit">
      <span className="digest-no">{event.no}</span>
      <div>
        <Input key={titleKey} {...title} maxLength={200} />
        <div className="digest-edit-row">
          <Input key={dateKey} {...dateText} maxLength={50} style={{ width: 160 }} />
          <Select
            aria-label={t('desk.digest.heading')}
            value={category}
            disabled={busy}
            onChange={(value) => edit({ eventId, category: value })}
            options={digestCategories.map((value) => ({ value, label: t(`digest.${value}`) }))}
            style={{ width: 160 }}
          />
          <Select
            aria-label={t('desk.digest.pictures')}
            value={event.pictures?.length ?? 0}
            disabled={busy}
            onChange={(pictures) => edit({ eventId, pictures })}
            options={[0, 1, 2, 3, 4].map((value) => ({
              value,
              label: t('desk.digest.pictures_of', { number: value }),
            }))}
            style={{ width: 130 }}
          />
          <Button type="link" danger disabled={busy} onClick={() => edit({ eventId, hidden: true })}>
            {t('desk.digest.hide')}
          </Button>
        </div>
        <div className="digest-edit-names">
          {names('hosts')}
          {names('guests')}
        </div>
        <Input.TextArea key={outcomeKey} {...outcome} rows={2} maxLength={5000} />
        {event.laboratories && (
          <span className="desk-sub">
            {t('digest.laboratories')}
            {t('ui.colon')}
            {event.laboratories.join(t('ui.comma'))}
          </span>
        )}
      </div>
    </div>
  );
}
