import type { RegistrationDto } from './place.dto.js';

const stamp = (iso: string): string => iso.replace(/[-:]|\.\d{3}/g, '');

const escaped = (text: string): string =>
  text.replace(/\\/g, '\\\\').replace(/;/g, '\\;').replace(/,/g, '\\,').replace(/\r?\n/g, '\\n');

/** RFC 5545 §3.1: lines of at most 75 octets, never cut inside a character. */
function folded(line: string): string {
  const parts: string[] = [];
  let part = '';
  for (const character of line) {
    if (Buffer.byteLength(part + character) > (parts.length === 0 ? 75 : 74)) {
      parts.push(part);
      part = '';
    }
    part += character;
  }
  return [...parts, part].join('\r\n ');
}

/**
 * The place as a calendar file: one VEVENT whose UID never changes, so that importing it again updates it. Instants are
 * in UTC, which every calendar shows in its own zone.
 */
export function calendarOf(place: RegistrationDto, now: Date, publicUrl: string): string {
  const { event } = place;
  const gone = event.status === 'cancelled' || place.status === 'cancelled' || place.status === 'rejected';
  const tentative = event.status === 'postponed' || place.status !== 'confirmed';
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Zuomei//registrations//ZH',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    `UID:${place.id}@zuomei`,
    `SEQUENCE:${place.version}`,
    `DTSTAMP:${stamp(now.toISOString())}`,
    `DTSTART:${stamp(event.startsAt)}`,
    `DTEND:${stamp(event.endsAt)}`,
    `SUMMARY:${escaped(event.title)}`,
    ...(event.venue ? [`LOCATION:${escaped(event.venue)}`] : []),
    `URL:${publicUrl.replace(/\/$/, '')}/events/${event.id}`,
    `STATUS:${gone ? 'CANCELLED' : tentative ? 'TENTATIVE' : 'CONFIRMED'}`,
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return `${lines.map(folded).join('\r\n')}\r\n`;
}
