import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { SessionView } from '../api/events';
import { formatCount } from '../format/count';
import { formatTimes } from '../format/when';
import { locale } from '../i18n';

interface Props {
  sessions: SessionView[];
  timeZone?: string;
  /** Whether its speakers have pages: those of public events that were published. */
  known?: boolean;
}

export function Programme({ sessions, timeZone, known = false }: Props) {
  const { t } = useTranslation();
  if (sessions.length === 0) return null;
  const inOrder = [...sessions].sort((one, other) => one.startsAt.localeCompare(other.startsAt));
  return (
    <section>
      <h2>{t('event.programme')}</h2>
      <ol className="programme">
        {inOrder.map((session) => (
          <li key={session.id}>
            <span className="programme-time">{formatTimes(session.startsAt, session.endsAt, locale(), timeZone)}</span>
            <div>
              <strong>{session.title}</strong>
              {session.room && <span className="programme-room">{session.room}</span>}
              {Boolean(session.speakers?.length) && (
                <p>
                  {session.speakers?.map((speaker, at) => (
                    <Fragment key={at}>
                      {at > 0 && '、'}
                      {known ? <Link to={`/experts/${speaker.expertId}`}>{speaker.name}</Link> : speaker.name}
                      {speaker.title && ` ${speaker.title}`}
                    </Fragment>
                  ))}
                </p>
              )}
              {session.capacity && (
                <p>{t('event.session_capacity', { count: session.capacity, shown: formatCount(session.capacity) })}</p>
              )}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
