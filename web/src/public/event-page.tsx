import { lazy, type ReactNode, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useEvent, type EventView } from '../api/events';
import { useIndustryName } from '../api/industries';
import { isStatus } from '../api/problem';
import { useAvailability } from '../api/registrations';
import { isNowBetween } from '../format/days';
import { formatWhen } from '../format/when';
import { locale } from '../i18n';
import { LoadFailed, Loading } from '../ui/loading';
import { Notice } from '../ui/notice';
import { StatusMark } from '../ui/status-mark';
import { Title } from '../ui/title';
import { usePageTitle } from '../ui/use-page-title';
import { nameOf, titleOf } from './names';
import { OrganisationLinks } from './names-linked';
import { NotFound } from './not-found';
import { Programme } from './programme';
import { seatsOf } from './seats';

const EventPictures = lazy(async () => ({ default: (await import('./event-pictures')).EventPictures }));
const EventShowings = lazy(async () => ({ default: (await import('./event-showings')).EventShowings }));

export function EventPage() {
  const { id = '' } = useParams();
  const event = useEvent(id);
  if (event.isPending)
    return (
      <Page>
        <Loading lines={7} />
      </Page>
    );
  if (isStatus(event.error, 404)) return <NotFound what="event" />;
  if (!event.data)
    return (
      <Page>
        <LoadFailed error={event.error} retry={() => void event.refetch()} />
      </Page>
    );
  return <EventShown event={event.data} />;
}

const Page = ({ children }: { children: ReactNode }) => <div className="page">{children}</div>;

function EventShown({ event }: { event: EventView }) {
  const { t } = useTranslation();
  usePageTitle(titleOf(event));
  const availability = useAvailability(event.id, event.status === 'published');
  const seats = seatsOf(event, availability.data, t);
  const industryName = useIndustryName();
  return (
    <div className="page event-page">
      <article>
        <p className="kind">{t(`kind.event.${event.kind}`)}</p>
        <h1>
          <Title text={titleOf(event)} />
        </h1>
        <StateNotice event={event} />
        <dl className="facts">
          <dt>{t('event.when')}</dt>
          <dd>
            {event.status === 'postponed' ? (
              <>
                {t('event.when_open')} <del>{formatWhen(event, locale())}</del>
              </>
            ) : (
              formatWhen(event, locale())
            )}
          </dd>
          <dt>{t('event.where')}</dt>
          <dd>
            {event.venue ?? (event.mode === 'online' ? t('mode.online') : t('event.where_open'))}
            {event.mode === 'hybrid' && <small>{t('event.hybrid')}</small>}
          </dd>
          {event.hosts.length > 0 && (
            <>
              <dt>{t('event.hosts')}</dt>
              <dd>
                <OrganisationLinks of={event.hosts} />
              </dd>
            </>
          )}
          {event.guests.length > 0 && (
            <>
              <dt>{t('event.guests')}</dt>
              <dd>
                <OrganisationLinks of={event.guests} />
              </dd>
            </>
          )}
          {event.series && (
            <>
              <dt>{t('profile.series')}</dt>
              <dd>
                <Link to={`/series/${event.series.id}`}>{nameOf(event.series)}</Link>
              </dd>
            </>
          )}
          {event.industry && (
            <>
              <dt>{t('event.industry')}</dt>
              <dd>{industryName(event.industry)}</dd>
            </>
          )}
        </dl>
        {seats?.action && (
          <p>
            <Link to={`/events/${event.id}/group`}>{t('group.bring')}</Link>
          </p>
        )}
        {event.outcome && event.status === 'ended' && (
          <section>
            <h2>{t('event.outcome')}</h2>
            <p className="prose">{event.outcome}</p>
          </section>
        )}
        {event.summary && (
          <section>
            <h2>{t('event.about')}</h2>
            <p className="prose">{event.summary}</p>
          </section>
        )}
        <Programme
          sessions={event.sessions}
          timeZone={event.timeZone}
          known={event.visibility === 'public' && (event.status === 'published' || event.status === 'ended')}
        />
        <Suspense>
          <EventShowings eventId={event.id} />
          <EventPictures eventId={event.id} />
        </Suspense>
      </article>
      <aside className="action-bar" aria-label={t('seats.label')}>
        <div className="action-bar-inner">
          {seats ? <StatusMark tone={seats.tone}>{seats.text}</StatusMark> : <span className="bone bone-1" />}
          {seats?.action ? (
            <Link className="button button-main" to={`/events/${event.id}/sign-up`}>
              {seats.action}
            </Link>
          ) : (
            <Link className="button button-plain" to="/">
              {t('event.others')}
            </Link>
          )}
          {event.status === 'published' && (
            <a className="quiet-link" href={`/api/events/${event.id}.ics`}>
              {t('event.add_to_calendar')}
            </a>
          )}
        </div>
      </aside>
    </div>
  );
}

function StateNotice({ event }: { event: EventView }) {
  const { t } = useTranslation();
  const running = event.status === 'published' && isNowBetween(event.startsAt, event.endsAt);
  if (event.status === 'draft') return <Notice tone="quiet" title={t('event.is_draft')} />;
  if (event.status === 'cancelled')
    return (
      <Notice tone="bad" title={t('event.is_cancelled')}>
        {event.reason}
      </Notice>
    );
  if (event.status === 'postponed')
    return (
      <Notice tone="wait" title={t('event.is_postponed')}>
        {event.reason ?? t('event.postponed_next')}
      </Notice>
    );
  if (event.status === 'ended') return <Notice tone="quiet" title={t('event.is_ended')} />;
  if (!running) return null;
  return (
    <Notice tone="good" title={t('event.is_running')}>
      {event.livestreamUrl && event.mode !== 'onsite' && (
        <a href={event.livestreamUrl} rel="noreferrer">
          {t('event.watch')}
        </a>
      )}
    </Notice>
  );
}
