import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { pathWith } from '../../api/client';
import { useEvent } from '../../api/events';
import { useManyRegistrations, useRegistrationTotals } from '../../api/places';
import { LoadFailed } from '../../ui/loading';
import { PageHead } from '../page-head';
import { useUrlFilters } from '../use-url-filters';
import { AttendeeDrawer } from './attendee-drawer';
import { AttendeeFilters, attendeeFilters } from './attendee-filters';
import { AttendeesTable } from './attendees-table';
import { BulkDecisions } from './bulk-decisions';

/** Everybody who signed up, in order; those in line in the order of the line, with why. */
export function AttendeesPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const event = useEvent(id);
  const { values, set, used, clear } = useUrlFilters([...attendeeFilters, 'open']);
  const { open, ...filters } = values;
  const list = useManyRegistrations(id, filters);
  const totals = useRegistrationTotals(id, { ...filters, status: undefined });
  const [selected, setSelected] = useState<string[]>([]);
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <PageHead
        title={t('desk.attendees.title')}
        back={{ to: `/desk/events/${id}`, label: event.data?.title ?? t('desk.nav.events') }}
      >
        <Button href={pathWith(`/api/events/${id}/registrations.csv`, filters)} download>
          {t('desk.attendees.export')}
        </Button>
        <Button href={pathWith(`/api/events/${id}/registrations.xlsx`, filters)} download>
          {t('desk.attendees.export_as', { format: 'XLSX' })}
        </Button>
      </PageHead>
      <AttendeeFilters
        event={event.data}
        values={filters}
        totals={totals.data}
        onChange={(name, value) => {
          setSelected([]);
          set(name, value);
        }}
        onClear={clear}
      />
      <BulkDecisions
        eventId={id}
        filters={filters}
        rows={rows}
        totals={totals.data}
        selected={selected}
        select={setSelected}
      />
      {list.isError ? (
        <LoadFailed error={list.error} retry={() => void list.refetch()} />
      ) : (
        <AttendeesTable
          list={list}
          rows={rows}
          filtered={used}
          selected={selected}
          select={setSelected}
          onOpen={(one) => set('open', one)}
        />
      )}
      <AttendeeDrawer id={open} onClose={() => set('open', undefined)} />
    </>
  );
}
