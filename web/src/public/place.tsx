import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useJoin, usePlaceAction, type PlaceView } from '../api/registrations';
import { formatTimes, formatWhen } from '../format/when';
import { locale } from '../i18n';
import { BusyButton } from '../ui/busy-button';
import { Dialog } from '../ui/dialog';
import { Notice } from '../ui/notice';
import { StatusMark, type Tone } from '../ui/status-mark';
import { Title } from '../ui/title';
import { CheckInCode } from './check-in-code';
import { IntentForm } from './intent-form';
import { titleOf } from './names';

const tones: Record<PlaceView['status'], Tone> = {
  confirmed: 'good',
  pending: 'wait',
  waitlisted: 'wait',
  offered: 'wait',
  rejected: 'bad',
  cancelled: 'bad',
};

/** My place at one event: the code for the door, the state in words, when and where, and what I can do. */
export function Place({ place }: { place: PlaceView }) {
  const { t } = useTranslation();
  const act = usePlaceAction(place.id);
  const [asking, setAsking] = useState(false);
  const { event } = place;
  const live = place.status !== 'cancelled' && place.status !== 'rejected';
  const over = event.status === 'ended' || event.status === 'cancelled';
  return (
    <div className="page narrow place">
      <header>
        <StatusMark tone={tones[place.status]}>{t(`status.registration.${place.status}`)}</StatusMark>
        <h1>
          <Title text={titleOf(event)} />
        </h1>
      </header>
      {event.status === 'postponed' && (
        <Notice tone="wait" title={t('event.is_postponed')}>
          {t('place.postponed')}
        </Notice>
      )}
      {event.status === 'cancelled' && (
        <Notice tone="bad" title={t('event.is_cancelled')}>
          {event.statusReason}
        </Notice>
      )}
      {event.status === 'ended' && <Notice tone="quiet" title={t('event.is_ended')} />}
      {!over && <p className="state-words">{t(`place.state.${place.status}`, { name: place.name })}</p>}
      {!live && place.reason && <p>{t('place.reason', { reason: place.reason })}</p>}
      {place.status === 'waitlisted' && place.position && (
        <p className="position">{t('signed_up.position', { count: place.position })}</p>
      )}
      {place.status === 'confirmed' && place.checkInCode && !over && <CheckInCode code={place.checkInCode} />}
      {place.can.join && <JoinStream id={place.id} />}
      <Facts place={place} />
      {act.isError && (
        <Notice tone="bad">{act.error.name === 'Problem' ? act.error.message : t('ui.connection_lost')}</Notice>
      )}
      <p className="row">
        {live && !over && (
          <a className="button button-main" href={`/api/registrations/${place.id}/calendar.ics`}>
            {t('event.add_to_calendar')}
          </a>
        )}
        {place.can.cancel && (
          <BusyButton tone="danger" onClick={() => setAsking(true)}>
            {t('place.cancel')}
          </BusyButton>
        )}
        {!live && (
          <Link className="button button-plain" to={`/events/${event.id}`}>
            {t('place.event')}
          </Link>
        )}
      </p>
      {place.can.stateIntent && <IntentForm registration={place} />}
      <Dialog open={asking} title={t('place.cancel_sure')} onClose={() => setAsking(false)}>
        <p>{t('place.cancel_what')}</p>
        <p className="row">
          <BusyButton
            tone="danger"
            busy={act.isPending}
            onClick={() => act.mutate({ name: 'cancel' }, { onSettled: () => setAsking(false) })}
          >
            {t('place.cancel_yes')}
          </BusyButton>
          <BusyButton tone="plain" onClick={() => setAsking(false)}>
            {t('place.cancel_no')}
          </BusyButton>
        </p>
      </Dialog>
    </div>
  );
}

function Facts({ place }: { place: PlaceView }) {
  const { t } = useTranslation();
  const { event } = place;
  return (
    <dl className="facts">
      <dt>{t('event.when')}</dt>
      <dd>{event.status === 'postponed' ? t('event.when_open') : formatWhen(event, locale())}</dd>
      <dt>{t('event.where')}</dt>
      <dd>{event.venue ?? (event.mode === 'online' ? t('mode.online') : t('event.where_open'))}</dd>
      <dt>{t('field.name')}</dt>
      <dd>{[place.name, place.organisation].filter(Boolean).join(' · ')}</dd>
      {place.sessions.length > 0 && (
        <>
          <dt>{t('sign_up.sessions')}</dt>
          <dd>
            <ul className="plain">
              {place.sessions.map((session) => (
                <li key={session.sessionId}>
                  {session.title}
                  <small>
                    {[formatTimes(session.startsAt, session.endsAt, locale(), event.timeZone), session.room]
                      .filter(Boolean)
                      .join(' · ')}
                  </small>
                </li>
              ))}
            </ul>
          </dd>
        </>
      )}
    </dl>
  );
}

function JoinStream({ id }: { id: string }) {
  const { t } = useTranslation();
  const join = useJoin(id);
  return (
    <p>
      <BusyButton
        busy={join.isPending}
        onClick={() => join.mutate(undefined, { onSuccess: ({ url }) => window.location.assign(url) })}
      >
        {t('event.watch')}
      </BusyButton>
    </p>
  );
}
