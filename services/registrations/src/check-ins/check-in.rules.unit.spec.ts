import { describe, expect, it } from '@jest/globals';
import { Offering } from '../offerings/offering.entity.js';
import { Registration } from '../registrations/registration.entity.js';
import { type Found, judge } from './check-in.rules.js';

const at = new Date('2026-03-10T02:00:00Z');
const before = new Date('2026-03-10T01:00:00Z');
const after = new Date('2026-03-10T03:00:00Z');
const registration = (more: Partial<Registration> = {}): Registration =>
  Object.assign(new Registration(), {
    offeringId: 'event',
    status: 'confirmed',
    cancelledAt: null,
    cancelledFrom: null,
    ...more,
  });
const offering = (more: Partial<Offering> = {}): Offering =>
  Object.assign(new Offering(), { id: 'event', checkInOpensAt: null, checkInClosesAt: null, ...more });
const found = (more: Partial<Found> = {}): Found => ({
  registration: registration(),
  offering: offering(),
  inSession: true,
  attended: false,
  ...more,
});
const cancelled = (cancelledAt: Date) => registration({ status: 'cancelled', cancelledAt, cancelledFrom: 'confirmed' });

describe('what a scan comes to', () => {
  it.each<[string, string | undefined, Found]>([
    ['ok', undefined, found()],
    ['unknown_code', undefined, found({ registration: undefined })],
    ['wrong_event', undefined, found({ registration: registration({ offeringId: 'other' }) })],
    ['not_confirmed', undefined, found({ registration: registration({ status: 'waitlisted' }) })],
    ['not_confirmed', undefined, found({ registration: registration({ status: 'rejected' }) })],
    ['cancelled', undefined, found({ registration: cancelled(before) })],
    ['ok', undefined, found({ registration: cancelled(after) })],
    ['wrong_session', 's', found({ inSession: false })],
    ['ok', 's', found()],
    ['outside_hours', undefined, found({ offering: offering({ checkInOpensAt: after }) })],
    ['outside_hours', undefined, found({ offering: offering({ checkInClosesAt: before }) })],
    ['ok', undefined, found({ offering: offering({ checkInOpensAt: before, checkInClosesAt: after }) })],
    ['already_checked_in', undefined, found({ attended: true })],
  ])('is %s (session %s)', (result, sessionId, what) => {
    expect(judge({ occurredAt: at, sessionId }, what)).toBe(result);
  });
});
