import { Button, Empty } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useEvent } from '../../api/events';
import { type Meeting, useMeetings } from '../../api/meetings';
import { formatWhen } from '../../format/when';
import { locale } from '../../i18n';
import { titleOf } from '../../public/names';
import { LoadFailed, Loading } from '../../ui/loading';
import { PageHead } from '../page-head';
import { ExportButtons } from '../sheets/export-buttons';
import { MeetingsTable } from './meetings-table';
import { PlanDialog } from './plan-dialog';
import { ProposeDialog } from './propose-dialog';

const planned: Meeting['status'][] = ['scheduled', 'held', 'missed'];

/** Matching board and meeting plan of an event: who is asked to meet whom, and who sits where when. */
export function MeetingsPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const event = useEvent(id);
  const meetings = useMeetings(id);
  const [open, setOpen] = useState<'plan' | 'propose' | null>(null);
  if (meetings.isError) return <LoadFailed error={meetings.error} retry={() => void meetings.refetch()} />;
  if (!meetings.data || !event.data) return <Loading lines={8} />;
  const { plan, items } = meetings.data;
  const inPlan = items
    .filter(({ status }) => planned.includes(status))
    .sort((a, b) => (a.slot ?? 0) - (b.slot ?? 0) || (a.tableNo ?? 0) - (b.tableNo ?? 0));
  const others = items.filter(({ status }) => !planned.includes(status));
  const last = plan?.slots.at(-1);
  return (
    <>
      <PageHead
        title={t('desk.meetings.title')}
        back={{ to: `/desk/events/${id}`, label: titleOf(event.data) }}
        sub={
          plan &&
          last &&
          t('desk.meetings.plan_is', {
            when: formatWhen({ startsAt: plan.startsAt, endsAt: last.endsAt, timeZone: event.data.timeZone }, locale()),
            slots: plan.slots.length,
            minutes: plan.slotMinutes,
            tables: plan.tables,
          })
        }
      >
        <Button onClick={() => setOpen('plan')}>{t('desk.meetings.plan')}</Button>
        <ExportButtons of={`/api/events/${id}/meetings`} />
        <Button disabled={inPlan.length === 0} onClick={() => window.print()}>
          {t('desk.meetings.print')}
        </Button>
        <Button type="primary" disabled={!plan} onClick={() => setOpen('propose')}>
          {t('desk.meetings.propose')}
        </Button>
      </PageHead>
      <h1 className="print-only">
        {titleOf(event.data)} · {t('desk.meetings.title')}
      </h1>
      {!plan && <Empty description={t('desk.meetings.no_plan')} />}
      {plan && (
        <section aria-label={t('desk.meetings.set')}>
          <h2>{t('desk.meetings.set')}</h2>
          <MeetingsTable event={event.data} meetings={inPlan} empty={t('desk.meetings.none_set')} />
        </section>
      )}
      {plan && (
        <section className="no-print" aria-label={t('desk.meetings.open')}>
          <h2>{t('desk.meetings.open')}</h2>
          <MeetingsTable event={event.data} meetings={others} empty={t('desk.meetings.none_open')} />
        </section>
      )}
      {open === 'plan' && <PlanDialog event={event.data} plan={plan} onClose={() => setOpen(null)} />}
      {open === 'propose' && <ProposeDialog eventId={id} onClose={() => setOpen(null)} />}
    </>
  );
}
