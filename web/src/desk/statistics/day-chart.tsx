import { useTranslation } from 'react-i18next';
import type { Statistics } from '../../api/statistics';
import { formatCount } from '../../format/count';
import { locale } from '../../i18n';

const width = 640;
const height = 160;
const foot = 20;
/** A few days do not fill the width: each would be a wall. */
const fewestDays = 21;

/** Sign-ups day by day as bars, and how many they had become as a line. Each day is there, the quiet ones too. */
export function DayChart({ days }: { days: Statistics['signUpsByDay'] }) {
  const { t } = useTranslation();
  const all = everyDay(days);
  if (all.length === 0) return <p className="hint">{t('desk.statistics.no_sign_ups')}</p>;
  const most = Math.max(...all.map(({ signUps }) => signUps), 1);
  const total = all.at(-1)?.total ?? 0;
  const step = width / Math.max(all.length, fewestDays);
  const y = (share: number) => height - foot - share * (height - foot - 8);
  const line = all.map(({ total: now }, at) => `${(at + 0.5) * step},${y(now / Math.max(total, 1))}`).join(' ');
  const label = t('desk.statistics.by_day_label', { total: formatCount(total), days: formatCount(all.length) });
  return (
    <figure className="day-chart">
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
        <line x1="0" x2={width} y1={height - foot} y2={height - foot} />
        {all.map(({ day, signUps }, at) => (
          <rect
            key={day}
            x={at * step + step * 0.15}
            y={y(signUps / most)}
            width={step * 0.7}
            height={height - foot - y(signUps / most)}
          >
            <title>{`${day}: ${formatCount(signUps)}`}</title>
          </rect>
        ))}
        <polyline points={line} />
        <text x="0" y={height - 4}>
          {dayText(all[0])}
        </text>
        {all.length > 1 && (
          <text x={all.length * step} y={height - 4} textAnchor={all.length > 7 ? 'end' : 'start'}>
            {dayText(all.at(-1))}
          </text>
        )}
      </svg>
      <figcaption className="hint">{label}</figcaption>
    </figure>
  );
}

const dayText = (one: Day | undefined): string =>
  one
    ? new Intl.DateTimeFormat(locale(), { month: 'short', day: 'numeric', timeZone: 'UTC' }).format(new Date(one.day))
    : '';

interface Day {
  day: string;
  signUps: number;
  total: number;
}

const mostDays = 400;

/** Days without anything between the first and the last stand in the row, too. */
export function everyDay(days: readonly { day: string; signUps: number }[]): Day[] {
  const counts = new Map(days.map(({ day, signUps }) => [day, signUps]));
  const first = days[0]?.day;
  const last = days.at(-1)?.day;
  if (!first || !last) return [];
  const rows: Day[] = [];
  let total = 0;
  for (let at = Date.parse(first); at <= Date.parse(last) && rows.length < mostDays; at += 86_400_000) {
    const day = new Date(at).toISOString().slice(0, 10);
    const signUps = counts.get(day) ?? 0;
    total += signUps;
    rows.push({ day, signUps, total });
  }
  return rows;
}
