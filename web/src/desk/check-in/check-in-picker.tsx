import { Empty } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useEvents } from '../../api/events';
import { dayFromToday } from '../../format/days';
import { formatWhen } from '../../format/when';
import { locale } from '../../i18n';
import { titleOf } from '../../public/names';
import { LoadFailed, Loading } from '../../ui/loading';
import { PageHead } from '../page-head';

/** At which event's door: those of yesterday, today and the next seven days. */
export function CheckInPicker() {
  const { t } = useTranslation();
  const from = dayFromToday(-1);
  const to = dayFromToday(7);
  const events = useEvents({ from, to, status: 'published,ended', limit: 100 });
  const shown = events.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <PageHead title={t('desk.nav.check_in')} sub={t('desk.gate.pick')} />
      {events.isPending && <Loading />}
      {events.isError && <LoadFailed error={events.error} retry={() => void events.refetch()} />}
      {events.isSuccess && shown.length === 0 && (
        <Empty description={t('desk.gate.no_event')}>
          <Link to="/desk/events">{t('desk.nav.events')}</Link>
        </Empty>
      )}
      {shown.map((event) => (
        <div key={event.id} className="line">
          <Link to={`/desk/events/${event.id}/check-in`}>{titleOf(event)}</Link>
          <span>{formatWhen(event, locale())}</span>
        </div>
      ))}
    </>
  );
}
