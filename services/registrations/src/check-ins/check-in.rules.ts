import type { CheckInResult } from '@zuomei/contracts';
import type { Offering } from '../offerings/offering.entity.js';
import type { Registration } from '../registrations/registration.entity.js';

export type Holder = Pick<Registration, 'offeringId' | 'status' | 'cancelledAt' | 'cancelledFrom'>;

export interface Judged {
  readonly occurredAt: Date;
  readonly sessionId: string | undefined;
  /** The attendee scanned the code on the wall. */
  readonly self?: boolean;
}

export interface Found {
  /** Undefined for a code that is none of ours, or that a newer one has replaced. */
  readonly registration: Holder | undefined;
  readonly offering: Offering;
  /** Whether the registration has a place in the scanned session. */
  readonly inSession: boolean;
  readonly attended: boolean;
}

/** What a scan comes to (product.md, Attendance). The first reason that applies is the one that is told. */
export function judge(scan: Judged, found: Found): CheckInResult {
  const { registration, offering } = found;
  if (registration === undefined) return 'unknown_code';
  if (registration.offeringId !== offering.id) return 'wrong_event';
  const state = stateAt(registration, scan.occurredAt);
  if (state === 'cancelled') return 'cancelled';
  if (state !== 'confirmed') return 'not_confirmed';
  if (scan.sessionId !== undefined && !found.inSession) return 'wrong_session';
  if (outsideHours(offering, scan)) return 'outside_hours';
  return found.attended ? 'already_checked_in' : 'ok';
}

/** Scans made offline are uploaded later and stand: what counts is how it was when the code was scanned. */
function stateAt(registration: Holder, at: Date): string {
  const { status, cancelledAt, cancelledFrom } = registration;
  return status === 'cancelled' && cancelledAt && cancelledFrom && at < cancelledAt ? cancelledFrom : status;
}

const selfOpensMs = 2 * 3_600_000;

/** A steward may let people in at any time unless hours were set; nobody looks at who checks in by themselves. */
function outsideHours(offering: Offering, { occurredAt: at, self }: Judged): boolean {
  const opens = offering.checkInOpensAt ?? (self ? new Date(offering.startsAt.getTime() - selfOpensMs) : null);
  const closes = offering.checkInClosesAt ?? (self ? offering.endsAt : null);
  return (opens !== null && at < opens) || (closes !== null && at >= closes);
}
