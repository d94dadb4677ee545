import type { Offering } from '../offerings/offering.entity.js';

const [opens, closes] = [8, 20];
const hourMs = 3_600_000;

interface Local {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
}

/**
 * Until when a seat that frees now is kept for the next in line; undefined if it is theirs at once: by the event's
 * setting, or because the event has begun and nobody should wait for an answer any more.
 */
export function offerDeadline(
  { offerHours, offerInOfficeHours, timeZone, startsAt }: Offering,
  now: Date,
): Date | undefined {
  if (offerHours === null || now >= startsAt) return undefined;
  const plain = new Date(now.getTime() + offerHours * hourMs);
  const kept = offerInOfficeHours ? intoOfficeHours(plain, timeZone) : plain;
  return kept > startsAt ? startsAt : kept;
}

/** The same instant if it is Monday to Friday, 08:00 to 20:00, in the zone; otherwise the next 08:00 that is. */
export function intoOfficeHours(instant: Date, timeZone: string): Date {
  const local = localOf(instant, timeZone);
  const midnight = new Date(Date.UTC(local.year, local.month - 1, local.day));
  const minutes = local.hour * 60 + local.minute;
  const late = minutes > closes * 60 || (minutes === closes * 60 && instant.getTime() % 60_000 > 0);
  if (isWorkday(midnight) && minutes >= opens * 60 && !late) return instant;
  const day = new Date(midnight);
  if (late || !isWorkday(day)) {
    do day.setUTCDate(day.getUTCDate() + 1);
    while (!isWorkday(day));
  }
  day.setUTCHours(opens);
  return atWallClock(day, timeZone);
}

const isWorkday = (day: Date): boolean => day.getUTCDay() >= 1 && day.getUTCDay() <= 5;

function localOf(instant: Date, timeZone: string): Local {
  const parts = new Intl.DateTimeFormat('en', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  }).formatToParts(instant);
  const part = (type: string): number => Number(parts.find((one) => one.type === type)?.value);
  return { year: part('year'), month: part('month'), day: part('day'), hour: part('hour'), minute: part('minute') };
}

/** The instant at which clocks in the zone show what the date says in UTC. */
function atWallClock(wall: Date, timeZone: string): Date {
  let guess = wall.getTime();
  // Twice, since the offset of the first guess may be that of before a change of the clocks.
  for (let i = 0; i < 2; i += 1) {
    const { year, month, day, hour, minute } = localOf(new Date(guess), timeZone);
    guess += wall.getTime() - Date.UTC(year, month - 1, day, hour, minute);
  }
  return new Date(guess);
}
