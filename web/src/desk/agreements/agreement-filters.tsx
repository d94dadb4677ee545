import { Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { registrationStates } from '../../api/contract-registrations';
import { useEvent, useEvents, useOrganisations } from '../../api/events';
import { useOwners } from '../../api/follow-ups';
import { agreementKinds, agreementPhases, agreementStatuses, evidenceKinds } from '../../api/types';
import { DeskFilters } from '../desk-list';
import { useUrlFilters } from '../use-url-filters';

const names = [
  ...(['q', 'status', 'kind', 'phase', 'evidence', 'owner', 'event', 'party'] as const),
  ...(['envelope', 'waitingDays', 'endsWithinDays', 'registration'] as const),
];
const endings = ['30', '90', '180'];

export const useAgreementFilters = () => useUrlFilters(names);
type Filters = ReturnType<typeof useAgreementFilters>;

/** By state, kind, term, proof, who looks after it, and by the event and the party it is of. */
export function AgreementFilters({ filters, staff }: { filters: Filters; staff: boolean }) {
  const { t } = useTranslation();
  const owners = useOwners(staff);
  const { values } = filters;
  const { envelope, waitingDays, endsWithinDays } = values;
  return (
    <DeskFilters
      filters={filters}
      search={{ label: t('desk.agreement.search') }}
      choices={[
        {
          name: 'status',
          label: t('desk.state'),
          options: agreementStatuses.map((value) => ({ value, label: t(`status.agreement.${value}`) })),
        },
        {
          name: 'kind',
          label: t('filter.kind'),
          options: agreementKinds.map((value) => ({ value, label: t(`kind.agreement.${value}`) })),
        },
        {
          name: 'phase',
          label: t('desk.agreement.phase'),
          options: agreementPhases.map((value) => ({ value, label: t(`phase.${value}`) })),
        },
        {
          name: 'endsWithinDays',
          label: t('desk.agreement.ending'),
          options: [...new Set([...endings, ...(endsWithinDays ? [endsWithinDays] : [])])].map((value) => ({
            value,
            label: t('desk.agreement.ends_within', { days: value }),
          })),
        },
        {
          name: 'evidence',
          label: t('desk.evidence.kind'),
          options: evidenceKinds.map((value) => ({ value, label: t(`evidence.${value}`) })),
        },
        {
          name: 'registration',
          label: t('registration.filter'),
          options: registrationStates.map((value) => ({ value, label: t(`registration.state_is.${value}`) })),
        },
        ...(staff
          ? [
              {
                name: 'owner',
                label: t('desk.follow_up.owner'),
                options: [
                  { value: 'me', label: t('desk.follow_up.mine') },
                  ...(owners.data ?? []).map(({ id, name }) => ({ value: id, label: name })),
                ],
              },
            ]
          : []),
      ]}
      chips={{
        envelope: envelope && t(`status.envelope.${envelope}`, { defaultValue: envelope }),
        waitingDays: t('desk.agreement.waiting_days', { days: waitingDays }),
      }}
    >
      <EventFilter value={values.event} onChange={(id) => filters.set('event', id)} />
      <PartyFilter value={values.party} onChange={(id) => filters.set('party', id)} />
    </DeskFilters>
  );
}

interface PickProps {
  value: string | undefined;
  onChange: (id: string | undefined) => void;
}

function EventFilter({ value, onChange }: PickProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const chosen = useEvent(value ?? '');
  const found = useEvents({ q: useDeferredValue(typed.trim()) || undefined, limit: 20 });
  const all = new Map(
    [...(chosen.data ? [chosen.data] : []), ...(found.data?.pages.flatMap((page) => page.items) ?? [])].map((one) => [
      one.id,
      one.title,
    ]),
  );
  return <Pick label={t('desk.agreement.events')} {...{ value, onChange, all }} search={setTyped} />;
}

function PartyFilter({ value, onChange }: PickProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const found = useOrganisations(useDeferredValue(typed.trim()) || undefined);
  const all = new Map((found.data ?? []).map((one) => [one.id, one.name]));
  return <Pick label={t('verify.parties')} {...{ value, onChange, all }} search={setTyped} />;
}

function Pick({ label, value, onChange, all, search }: PickProps & PickMore) {
  const { t } = useTranslation();
  return (
    <Select
      allowClear
      aria-label={label}
      placeholder={label}
      value={value}
      onChange={onChange}
      showSearch={{ filterOption: false, onSearch: search }}
      notFoundContent={t('desk.none_match')}
      options={[...all].map(([id, name]) => ({ value: id, label: name }))}
      style={{ width: 200 }}
    />
  );
}

interface PickMore {
  label: string;
  all: Map<string, string>;
  search: (typed: string) => void;
}
