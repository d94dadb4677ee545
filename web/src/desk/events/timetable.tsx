import { useTranslation } from 'react-i18next';
import type { SessionView } from '../../api/events';
import type { Occupancy } from '../../api/registrations';
import { formatDate, formatTimes } from '../../format/when';
import { locale } from '../../i18n';
import { timetable, type Day, type Placed } from './timetable-grid';

interface TimetableProps {
  sessions: SessionView[];
  timeZone: string;
  occupancy?: Occupancy;
  onOpen?: (session: SessionView) => void;
}

/** The programme by room and time, with how full each session is. */
export function Timetable({ sessions, timeZone, occupancy, onOpen }: TimetableProps) {
  const { t } = useTranslation();
  const days = timetable(sessions, timeZone);
  return days.map((day) => (
    <section key={day.day} aria-label={formatDate(day.day, locale())}>
      {days.length > 1 && <h3>{formatDate(day.day, locale())}</h3>}
      <div
        className="timetable"
        style={{
          gridTemplateColumns: `56px repeat(${day.columns.length}, minmax(140px, 1fr))`,
          gridTemplateRows: `auto repeat(${day.rows}, 7px)`,
        }}
      >
        {day.rooms.map((room, at) => (
          <strong key={room} className="timetable-room" style={{ gridColumn: spanOf(day, at), gridRow: 1 }}>
            {room || t('desk.session.no_room')}
          </strong>
        ))}
        {day.hours.map(({ row, at }) => (
          <span key={at} className="timetable-hour" style={{ gridColumn: '1 / -1', gridRow: row + 2 }}>
            {formatTimes(at, undefined, locale(), timeZone)}
          </span>
        ))}
        {day.placed.map((placed) => (
          <Block key={placed.slot.id} {...{ placed, timeZone, occupancy, onOpen }} />
        ))}
      </div>
    </section>
  ));
}

const spanOf = (day: Day<SessionView>, room: number): string =>
  `${day.columns.indexOf(room) + 2} / ${day.columns.lastIndexOf(room) + 3}`;

function Block({
  placed: { slot, from, to, column, clashes },
  timeZone,
  occupancy,
  onOpen,
}: Omit<TimetableProps, 'sessions'> & { placed: Placed<SessionView> }) {
  const { t } = useTranslation();
  const seats = occupancy?.sessions.find(({ sessionId }) => sessionId === slot.id);
  const full = seats !== undefined && seats.capacity !== null && seats.held >= seats.capacity;
  const words = (
    <>
      <b>{slot.title}</b>
      <span>{formatTimes(slot.startsAt, slot.endsAt, locale(), timeZone)}</span>
      {seats ? (
        <span>
          {seats.capacity === null
            ? t('desk.session.held', { held: seats.held })
            : t('desk.session.held_of', { held: seats.held, capacity: seats.capacity })}
          {seats.waitlisted > 0 && ` · ${t('desk.session.waiting', { count: seats.waitlisted })}`}
        </span>
      ) : (
        slot.capacity && <span>{t('desk.session.held_of', { held: 0, capacity: slot.capacity })}</span>
      )}
      {clashes && <span className="timetable-clash">{t('desk.session.clash')}</span>}
    </>
  );
  const className = `timetable-block${full ? ' timetable-full' : ''}${clashes ? ' timetable-clashing' : ''}`;
  const style = { gridColumn: column + 2, gridRow: `${from + 2} / ${to + 2}` };
  if (!onOpen) {
    return (
      <div className={className} style={style}>
        {words}
      </div>
    );
  }
  return (
    <button type="button" className={className} style={style} onClick={() => onOpen(slot)}>
      {words}
    </button>
  );
}
