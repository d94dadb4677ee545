import { useTranslation } from 'react-i18next';
import type { SessionView } from '../api/events';
import { formatCount } from '../format/count';
import { formatTimes } from '../format/when';
import { locale } from '../i18n';

export function Programme({ sessions, timeZone }: { sessions: SessionView[]; timeZone?: string }) {
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
                  {session.speakers
                    ?.map((speaker) => [speaker.name, speaker.title].filter(Boolean).join(' '))
                    .join('、')}
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
