import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Erasure } from '../api/my-data';
import { useJoin, type PlaceView } from '../api/registrations';
import { formatTimes, formatWhen } from '../format/when';
import { locale } from '../i18n';
import { BusyButton } from '../ui/busy-button';
import { Notice } from '../ui/notice';
import { StatusMark, type Tone } from '../ui/status-mark';
import { Title } from '../ui/title';
import { CheckInCode } from './check-in-code';
import { Erased, MyData } from './my-data';
import { titleOf } from './names';
import { PlaceCancel } from './place-cancel';
import { PlaceChange } from './place-change';
import { PlaceLine } from './place-line';
import { PlaceMeetings } from './place-meetings';
import { PlaceOffer } from './place-offer';
import { PlaceSubstitute } from './place-substitute';

// What few need at once is fetched when it is.
const IntentForm = lazy(async () => ({ default: (await import('./intent-form')).IntentForm }));
const Survey = lazy(async () => ({ default: (await import('./survey')).Survey }));

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
  const [doing, setDoing] = useState<'change' | 'substitute' | null>(null);
  const [gone, setGone] = useState<{ name: string; email: string } | null>(null);
  const [erased, setErased] = useState<Erasure | null>(null);
  const { event } = place;
  if (erased) return <Erased proof={erased} />;
  if (gone) return <HandedOver to={gone} />;
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
      {place.attendedAt && (
        <Suspense>
          <Survey id={place.id} />
        </Suspense>
      )}
      {!over && <p className="state-words">{t(`place.state.${place.status}`, { name: place.name })}</p>}
      {!live && place.reason && <p>{t('place.reason', { reason: place.reason })}</p>}
      {place.status === 'waitlisted' && !over && <PlaceLine place={place} />}
      {place.status === 'offered' && !over && <PlaceOffer place={place} />}
      {place.status === 'confirmed' && place.checkInCode && !over && <CheckInCode code={place.checkInCode} />}
      {place.can.join && <JoinStream id={place.id} />}
      <Facts place={place} />
      {live && <PlaceMeetings place={place} />}
      {doing === 'change' && <PlaceChange key={place.version} place={place} onDone={() => setDoing(null)} />}
      {doing === 'substitute' && <PlaceSubstitute place={place} onDone={setGone} onBack={() => setDoing(null)} />}
      {place.can.change && doing === null && <Unanswered place={place} onAnswer={() => setDoing('change')} />}
      <p className="row" hidden={doing !== null}>
        {live && !over && (
          <a className="button button-main" href={`/api/registrations/${place.id}/calendar.ics`}>
            {t('event.add_to_calendar')}
          </a>
        )}
        {place.can.change && (
          <BusyButton tone="plain" onClick={() => setDoing('change')}>
            {t('place.change')}
          </BusyButton>
        )}
        {place.can.substitute && (
          <BusyButton tone="plain" onClick={() => setDoing('substitute')}>
            {t('place.substitute')}
          </BusyButton>
        )}
        {place.can.cancel && place.status !== 'offered' && <PlaceCancel place={place} />}
        {!live && (
          <Link className="button button-plain" to={`/events/${event.id}`}>
            {t('place.event')}
          </Link>
        )}
      </p>
      {live && event.status === 'published' && event.visibility === 'public' && (
        <p>
          <Link to={`/events/${event.id}/group?organisation=${encodeURIComponent(place.organisation ?? '')}`}>
            {t('group.bring')}
          </Link>
        </p>
      )}
      {place.can.stateIntent && (
        <Suspense>
          <IntentForm registration={place} />
        </Suspense>
      )}
      <MyData id={place.id} live={live && !over} onErased={setErased} />
    </div>
  );
}

/** What must be answered that was not asked before, or is asked in other words now. */
function Unanswered({ place, onAnswer }: { place: PlaceView; onAnswer: () => void }) {
  const { t } = useTranslation();
  const wanted = place.questionsToAnswer.filter(({ key, required }) => required || key in place.answers);
  if (wanted.length === 0) return null;
  return (
    <Notice tone="wait" title={t('place.unanswered', { count: wanted.length })}>
      <p>{wanted.map(({ label }) => label).join(t('ui.comma'))}</p>
      <BusyButton tone="plain" onClick={onAnswer}>
        {t('place.answer')}
      </BusyButton>
    </Notice>
  );
}

/** The own link is dead now; nothing more of the place is shown. */
function HandedOver({ to }: { to: { name: string; email: string } }) {
  const { t } = useTranslation();
  return (
    <div className="page narrow place">
      <h1>{t('place.title')}</h1>
      <Notice tone="good" title={t('place.substituted', { name: to.name })}>
        {t('place.substituted_next', { email: to.email })}
      </Notice>
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
      <dd>
        {[place.name, place.organisation].filter(Boolean).join(' · ')}
        {place.group && (
          <small>
            {t(place.group.allOrNone ? 'place.group_together' : 'place.group', {
              organisation: place.group.organisation,
              count: place.group.people,
            })}
          </small>
        )}
      </dd>
      {place.sessions.length > 0 && (
        <>
          <dt>{t('sign_up.sessions')}</dt>
          <dd>
            <ul className="plain">
              {place.sessions.map((session) => (
                <li key={session.sessionId}>
                  {session.title} <PlaceSession session={session} />
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

const sessionTones = { confirmed: 'good', pending: 'wait', waitlisted: 'wait', cancelled: 'bad' } as const;

function PlaceSession({ session: { status, position } }: { session: PlaceView['sessions'][number] }) {
  const { t } = useTranslation();
  if (status === 'cancelled') return null;
  const words =
    status === 'waitlisted' && position !== undefined
      ? t('place.session.waitlisted_at', { count: position })
      : t(`place.session.${status}`);
  return <StatusMark tone={sessionTones[status]}>{words}</StatusMark>;
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
