import type { CheckInResult } from '@zuomei/contracts';
import type { Offering } from '../offerings/offering.entity.js';
import type { Registration } from '../registrations/registration.entity.js';

export interface Scan {
  readonly occurredAt: Date;
  readonly sessionId: string | undefined;
}

export interface Found {
  /** Undefined for a code that is none of ours, or that a newer one has replaced. */
  readonly registration: Registration | undefined;
  readonly offering: Offering;
  /** Whether the registration has a place in the scanned session. */
  readonly inSession: boolean;
  readonly attended: boolean;
}

/** What a scan comes to (product.md, Attendance). The first reason that applies is the one that is told. */
export function judge(scan: Scan, found: Found): CheckInResult {
  const { registration, offering } = found;
  if (registration === undefined) return 'unknown_code';
  if (registration.offeringId !== offering.id) return 'wrong_event';
  const state = stateAt(registration, scan.occurredAt);
  if (state === 'cancelled') return 'cancelled';
  if (state !== 'confirmed') return 'not_confirmed';
  if (scan.sessionId !== undefined && !found.inSession) return 'wrong_session';
  if (outsideHours(offering, scan.occurredAt)) return 'outside_hours';
  return found.attended ? 'already_checked_in' : 'ok';
}

/** Scans made offline are uploaded later and stand: what counts is how it was when the code was scanned. */
function stateAt(registration: Registration, at: Date): string {
  const { status, cancelledAt, cancelledFrom } = registration;
  return status === 'cancelled' && cancelledAt && cancelledFrom && at < cancelledAt ? cancelledFrom : status;
}

function outsideHours({ checkInOpensAt, checkInClosesAt }: Offering, at: Date): boolean {
  return (checkInOpensAt !== null && at < checkInOpensAt) || (checkInClosesAt !== null && at >= checkInClosesAt);
}
