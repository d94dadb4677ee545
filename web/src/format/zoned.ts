/** Wall-clock time in a zone, as `<input type="datetime-local">` has it, to an instant and back. */
export function toInstant(local: string, timeZone: string): string {
  const wanted = Date.parse(`${local.slice(0, 16)}:00Z`);
  let instant = wanted;
  // Twice: the first guess may lie on the other side of a change of the clock.
  for (let turn = 0; turn < 2; turn++) instant = wanted - (wallClock(instant, timeZone) - instant);
  return new Date(instant).toISOString();
}

export function toLocal(instant: string, timeZone: string): string {
  return new Date(wallClock(Date.parse(instant), timeZone)).toISOString().slice(0, 16);
}

/** The zone's wall clock read as if it were UTC, in milliseconds. */
function wallClock(instant: number, timeZone: string): number {
  const text = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(instant);
  return Date.parse(`${text.replace(' ', 'T')}Z`);
}
