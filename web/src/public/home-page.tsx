import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { useEvents, type EventView } from '../api/events';
import { dayHeading, formatTimes, localDay } from '../format/when';
import { locale } from '../i18n';
import { BusyButton } from '../ui/busy-button';
import { Empty, LoadFailed, Loading } from '../ui/loading';
import { Title } from '../ui/title';
import { usePageTitle } from '../ui/use-page-title';
import { CalendarFilters } from './calendar-filters';
import { monthRange } from './months';
import { nameOf, titleOf } from './names';
import { SeatsMark } from './seats';

export function HomePage() {
  const { t } = useTranslation();
  usePageTitle(t('home.title'));
  const [params] = useSearchParams();
  const month = params.get('month');
  const range = month ? monthRange(month) : { from: localDay(new Date().toISOString()) };
  const filters = {
    kind: params.get('kind'),
    host: params.get('host'),
    industry: params.get('industry'),
    q: params.get('q'),
  };
  const events = useEvents({ ...filters, ...range, limit: 50 });
  const shown = (events.data?.pages.flatMap((page) => page.items) ?? [])
    .filter((event) => event.status !== 'draft')
    .sort((one, other) => one.startsAt.localeCompare(other.startsAt));
  const filtered = Boolean(filters.kind ?? filters.host ?? filters.industry ?? filters.q);
  return (
    <div className="page">
      <div className="home-head">
        <h1>{t('home.title')}</h1>
        <a href="/api/calendar.ics" className="subscribe">
          {t('home.subscribe')}
        </a>
      </div>
      <CalendarFilters month={month} hosts={shown.flatMap((event) => event.hosts)} />
      {events.isPending && <Loading lines={9} />}
      {events.isError && <LoadFailed error={events.error} retry={() => void events.refetch()} />}
      {events.isSuccess && shown.length === 0 && (
        <Empty title={filtered ? t('home.empty_filtered') : month ? t('home.empty_month') : t('home.empty')}>
          <p>
            {filtered ? (
              <Link to="/">{t('home.show_all')}</Link>
            ) : month ? (
              <Link to="/">{t('home.show_next')}</Link>
            ) : (
              t('home.empty_hint')
            )}
          </p>
        </Empty>
      )}
      <DayList events={shown} />
      {events.hasNextPage && (
        <p className="more">
          <BusyButton tone="plain" busy={events.isFetchingNextPage} onClick={() => void events.fetchNextPage()}>
            {t('ui.more')}
          </BusyButton>
        </p>
      )}
    </div>
  );
}

function DayList({ events }: { events: EventView[] }) {
  const { t } = useTranslation();
  const days = Map.groupBy(events, (event) =>
    event.datePrecision === 'month'
      ? `${localDay(event.startsAt, event.timeZone).slice(0, 7)}`
      : localDay(event.startsAt, event.timeZone),
  );
  return (
    <ol className="days">
      {[...days].map(([key, ofDay]) => {
        const heading = dayHeading(ofDay[0]?.startsAt ?? key, locale(), ofDay[0]?.timeZone);
        const otherYear = heading.year !== String(new Date().getFullYear());
        return (
          <li key={key} className="day">
            <h2 className="day-head">
              {key.length === 7 ? (
                <span className="day-month">{heading.month}</span>
              ) : (
                <Fragment>
                  <span className="day-number">{heading.day}</span>
                  <span className="day-words">
                    <span>{heading.month}</span> <span>{heading.weekday}</span>
                  </span>
                </Fragment>
              )}
              {otherYear && <span className="day-year">{heading.year}</span>}
            </h2>
            <ul>
              {ofDay.map((event) => (
                <li key={event.id} className={event.status === 'cancelled' ? 'occasion occasion-off' : 'occasion'}>
                  <p className="occasion-time">
                    {(event.datePrecision ?? 'minute') === 'minute'
                      ? formatTimes(event.startsAt, event.endsAt, locale(), event.timeZone)
                      : t(event.datePrecision === 'day' ? 'home.all_day' : 'home.some_day')}
                    <span className="kind">{t(`kind.event.${event.kind}`)}</span>
                  </p>
                  <h3>
                    <Link to={`/events/${event.id}`}>
                      <Title text={titleOf(event)} />
                    </Link>
                  </h3>
                  <p className="occasion-where">
                    {[
                      event.venue ?? (event.mode === 'online' ? t('mode.online') : null),
                      event.hosts.map(nameOf).join(t('ui.comma')),
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </p>
                  <SeatsMark event={event} />
                </li>
              ))}
            </ul>
          </li>
        );
      })}
    </ol>
  );
}
