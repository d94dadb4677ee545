import type { CheckInResult } from '../api/types';
import type { DoorEvent, DoorPerson } from './door-types';

/** What a scan comes to by the list this device holds; the service decides again when it is uploaded. */
export function judge(
  event: DoorEvent,
  person: DoorPerson | undefined,
  scan: { at: Date; sessionId: string | undefined },
): { result: CheckInResult; firstAt?: string } {
  if (!person) return { result: 'unknown_code' };
  if (person.status === 'cancelled') return { result: 'cancelled' };
  if (person.status !== 'confirmed') return { result: 'not_confirmed' };
  const session = event.sessions.find((one) => one.sessionId === scan.sessionId);
  if (session?.places && !person.sessionIds?.includes(session.sessionId)) return { result: 'wrong_session' };
  const { checkInOpensAt: opens, checkInClosesAt: closes } = event;
  if ((opens && scan.at < new Date(opens)) || (closes && scan.at >= new Date(closes)))
    return { result: 'outside_hours' };
  const first = person.entries?.find((entry) => entry.sessionId === scan.sessionId);
  return first ? { result: 'already_checked_in', firstAt: first.at } : { result: 'ok' };
}

/** SHA-256 of a code, as the list has it. */
export async function hashOfCode(code: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(code));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
