import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { useEvent, type EventView } from '../../api/events';
import { useOccupancy, type Occupancy } from '../../api/registrations';
import { formatCount } from '../../format/count';
import { formatWhen } from '../../format/when';
import { locale } from '../../i18n';
import { nameOf, titleOf } from '../../public/names';
import { LoadFailed, Loading } from '../../ui/loading';
import { Notice } from '../../ui/notice';
import { StatusMark } from '../../ui/status-mark';
import { CeremonyButton } from '../ceremonies/ceremony-button';
import { PageHead } from '../page-head';
import { eventTones } from '../status-tones';
import { SignUpsOverTime } from '../statistics/sign-ups-over-time';
import { EventActions } from './event-actions';
import { QuestionsButton } from './questions-button';
import { TermsButton } from './terms-button';
import { ShowingsCard } from './showings-card';
import { Timetable } from './timetable';

export function EventOverview() {
  const { id = '' } = useParams();
  const event = useEvent(id);
  if (event.isError) return <LoadFailed error={event.error} retry={() => void event.refetch()} />;
  if (!event.data) return <Loading lines={8} />;
  return <Overview event={event.data} />;
}

/** One event at a glance: what state it is in, how full it is, what comes next. */
function Overview({ event }: { event: EventView }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <>
      <PageHead
        title={titleOf(event)}
        mark={<StatusMark tone={eventTones[event.status]}>{t(`status.event.${event.status}`)}</StatusMark>}
        sub={[
          t(`kind.event.${event.kind}`),
          event.status === 'postponed' ? t('event.when_open') : formatWhen(event, locale()),
          event.venue,
        ]
          .filter(Boolean)
          .join(' · ')}
        back={{ to: '/desk/events', label: t('desk.nav.events') }}
      >
        {event.allowedActions.includes('change') && (
          <Button onClick={() => void navigate('edit')}>{t('desk.event.edit')}</Button>
        )}
        <Button onClick={() => void navigate('record')}>{t('desk.record.title')}</Button>
        <EventActions event={event} />
      </PageHead>
      {event.reason && (
        <Notice tone={event.status === 'cancelled' ? 'bad' : 'wait'} title={t('desk.reason')}>
          {event.reason}
        </Notice>
      )}
      {event.status === 'draft' ? (
        <Notice tone="quiet" title={t('event.is_draft')}>
          {t('desk.event.draft_next')}
        </Notice>
      ) : (
        <Seats event={event} />
      )}
      {event.sessions.length > 0 && <Sessions event={event} />}
      <ShowingsCard event={event} />
      <div className="desk-columns">
        <div>
          <h2>{t('desk.event.about')}</h2>
          <dl className="facts">
            <dt>{t('event.hosts')}</dt>
            <dd>{event.hosts.map(nameOf).join(t('ui.comma'))}</dd>
            {event.guests.length > 0 && (
              <>
                <dt>{t('event.guests')}</dt>
                <dd>{event.guests.map(nameOf).join(t('ui.comma'))}</dd>
              </>
            )}
            <dt>{t('desk.event.mode')}</dt>
            <dd>{t(`mode.${event.mode}`)}</dd>
            <dt>{t('desk.event.visibility')}</dt>
            <dd>{t(`visibility.${event.visibility}`)}</dd>
          </dl>
          {event.summary && <p className="prose">{event.summary}</p>}
        </div>
        <aside>
          <p>
            <Link to={`/events/${event.id}`}>{t('desk.event.public_page')}</Link>
          </p>
          {event.status !== 'draft' && (
            <p>
              {t('desk.event.report')}{' '}
              {(['pdf', 'docx', 'xlsx'] as const).map((format) => (
                <a key={format} href={`/api/reports/events/${event.id}.${format}`} download style={{ marginRight: 12 }}>
                  {format.toUpperCase()}
                </a>
              ))}
            </p>
          )}
        </aside>
      </div>
    </>
  );
}

/** The timetable, with how full each session is once one can sign up. */
function Sessions({ event }: { event: EventView }) {
  const { t } = useTranslation();
  const occupancy = useOccupancy(event.id, event.status !== 'draft');
  return (
    <section>
      <h2>{t('event.programme')}</h2>
      <Timetable sessions={event.sessions} timeZone={event.timeZone} occupancy={occupancy.data} />
    </section>
  );
}

const states = ['confirmed', 'pending', 'waitlisted', 'offered'] as const;

function Seats({ event }: { event: EventView }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const occupancy = useOccupancy(event.id);
  return (
    <section aria-label={t('desk.event.seats')}>
      <div className="desk-actions" style={{ marginBottom: 16 }}>
        <Button onClick={() => void navigate('attendees')}>{t('desk.attendees.title')}</Button>
        <Button onClick={() => void navigate('invitations')}>{t('desk.invitations.title')}</Button>
        <Button onClick={() => void navigate('check-in')}>{t('desk.nav.check_in')}</Button>
        <Button onClick={() => void navigate('meetings')}>{t('desk.meetings.title')}</Button>
        <CeremonyButton event={event} />
        <Button onClick={() => void navigate('messages')}>{t('desk.messages.title')}</Button>
        <Button onClick={() => void navigate('statistics')}>{t('desk.statistics.title')}</Button>
        {event.status === 'published' && (
          <>
            <TermsButton event={event} />
            <QuestionsButton eventId={event.id} />
          </>
        )}
      </div>
      {occupancy.isError && <LoadFailed error={occupancy.error} retry={() => void occupancy.refetch()} />}
      {occupancy.data && (
        <>
          <div className="figures">
            {states.map((status) => (
              <Link key={status} className="figure" to={`attendees?status=${status}`}>
                <b>{formatCount(occupancy.data[status])}</b>
                <span>{t(`status.registration.${status}`)}</span>
              </Link>
            ))}
            <div className="figure">
              <b>{formatCount(occupancy.data.attended)}</b>
              <span>{t('desk.event.attended')}</span>
            </div>
            {occupancy.data.noShows !== undefined && (
              <Link className="figure" to="attendees?attendance=no_show">
                <b>{formatCount(occupancy.data.noShows)}</b>
                <span>{t('desk.statistics.no_shows')}</span>
              </Link>
            )}
          </div>
          <Gauge occupancy={occupancy.data} />
          {occupancy.data.beyondCapacity > 0 && (
            <p className="hint">{t('desk.event.beyond', { count: occupancy.data.beyondCapacity })}</p>
          )}
          <SignUpsOverTime eventId={event.id} />
        </>
      )}
    </section>
  );
}

function Gauge({ occupancy }: { occupancy: Occupancy }) {
  const { t } = useTranslation();
  const { capacity, confirmed, pending, offered } = occupancy;
  if (capacity === null) return <p className="hint">{t('desk.event.no_limit')}</p>;
  const share = (count: number) => `${Math.min(100, (count / Math.max(capacity, 1)) * 100)}%`;
  return (
    <>
      <div className="gauge" role="img" aria-label={t('desk.event.gauge', { held: confirmed, of: capacity })}>
        <i style={{ width: share(confirmed) }} />
        <i style={{ width: share(pending + offered) }} />
      </div>
      <p className="hint">
        {t('desk.event.gauge', { held: formatCount(confirmed + pending + offered), of: formatCount(capacity) })}
      </p>
    </>
  );
}
