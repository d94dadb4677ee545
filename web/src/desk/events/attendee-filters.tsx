import { Button, Input, Segmented, Select, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { EventView } from '../../api/events';
import type { RegistrationTotals } from '../../api/places';
import { registrationStatuses } from '../../api/types';

export const attendeeFilters = ['status', 'q', 'attendanceMode', 'attendance', 'attendeeKind', 'session'] as const;
type Name = (typeof attendeeFilters)[number];
type Values = Record<Name, string | undefined>;

const kinds = ['enterprise', 'expert', 'investor', 'student', 'government', 'public'] as const;

interface AttendeeFiltersProps {
  event: EventView | undefined;
  values: Values;
  totals: RegistrationTotals | undefined;
  onChange: (name: Name, value: string | undefined) => void;
  onClear: () => void;
}

/** What is shown: states with their numbers, the other filters, and a chip for each that is on. */
export function AttendeeFilters({ event, values, totals, onChange, onClear }: AttendeeFiltersProps) {
  const { t } = useTranslation();
  const sessions = event?.sessions ?? [];
  const choices: Partial<Record<Name, { value: string; label: string }[]>> = {
    ...(event?.mode === 'hybrid'
      ? { attendanceMode: ['onsite', 'online'].map((value) => ({ value, label: t(`mode.${value}`) })) }
      : {}),
    attendance: ['attended', 'no_show'].map((value) => ({ value, label: t(`desk.attendees.attendance.${value}`) })),
    attendeeKind: kinds.map((value) => ({ value, label: t(`desk.attendee_kind.${value}`) })),
    ...(sessions.length > 0 ? { session: sessions.map((one) => ({ value: one.id, label: one.title })) } : {}),
  };
  const labelOf = (name: Name): string =>
    choices[name]?.find((one) => one.value === values[name])?.label ?? values[name] ?? '';
  const chips = attendeeFilters.filter((name) => name !== 'status' && values[name]);
  return (
    <>
      <div className="desk-filters" role="search">
        <Input.Search
          key={values.q ?? ''}
          allowClear
          placeholder={t('desk.attendees.search')}
          aria-label={t('desk.attendees.search')}
          defaultValue={values.q}
          onSearch={(text) => onChange('q', text)}
          style={{ width: 260 }}
        />
        <Segmented
          aria-label={t('desk.state')}
          value={values.status ?? ''}
          onChange={(value) => onChange('status', value)}
          options={[
            { value: '', label: withNumber(t('filter.all'), totals?.total) },
            ...registrationStatuses.map((value) => ({
              value,
              label: withNumber(t(`status.registration.${value}`), totals?.[value]),
            })),
          ]}
        />
        {Object.entries(choices).map(([name, options]) => (
          <Select
            key={name}
            allowClear
            aria-label={t(`desk.attendees.filter.${name}`)}
            placeholder={t(`desk.attendees.filter.${name}`)}
            value={values[name as Name] ?? null}
            onChange={(value: string | null) => onChange(name as Name, value ?? undefined)}
            options={options}
            popupMatchSelectWidth={false}
            style={{ minWidth: 110 }}
          />
        ))}
      </div>
      {chips.length > 0 && (
        <p className="desk-filters">
          {chips.map((name) => (
            <Tag key={name} closable onClose={() => onChange(name, undefined)}>
              {t(`desk.attendees.filter.${name}`)}: {labelOf(name)}
            </Tag>
          ))}
          <Button type="link" size="small" onClick={onClear}>
            {t('desk.attendees.clear')}
          </Button>
        </p>
      )}
    </>
  );
}

const withNumber = (label: string, number: number | undefined): string =>
  number === undefined ? label : `${label} ${number}`;
