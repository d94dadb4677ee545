import { describe, expect, it } from '@jest/globals';
import type { AttendanceMode } from '@zuomei/contracts';
import { OfferedSession } from '../offerings/offered-session.entity.js';
import { Offering } from '../offerings/offering.entity.js';
import { EventFull } from './registrations.errors.js';
import { attendanceModeFor, seatNewcomer, seatTogether, type Wish } from './seating.js';

const offering = (more: Partial<Offering> = {}): Offering =>
  Object.assign(new Offering(), {
    mode: 'onsite',
    capacity: null,
    capacityOnsite: null,
    capacityOnline: null,
    approval: false,
    pendingHoldsSeat: true,
    waitlist: true,
    confirmed: 0,
    pending: 0,
    offered: 0,
    waitlisted: 0,
    held: 0,
    heldOnsite: 0,
    heldOnline: 0,
    waitingOnsite: 0,
    waitingOnline: 0,
    beyondCapacity: 0,
    lastLine: 0,
    lastUnitLine: 0,
    waitlistPolicy: 'fill',
    ...more,
  });
const session = (capacity: number | null, held = 0): OfferedSession =>
  Object.assign(new OfferedSession(), { sessionId: 's', capacity, held, removed: false });

const wish = (attendanceMode: AttendanceMode, sessions: OfferedSession[] = []): Wish => ({ attendanceMode, sessions });

describe('seating a newcomer', () => {
  it('gives a seat while there is one, then a number in line', () => {
    const event = offering({ capacity: 1 });
    expect(seatNewcomer(event, wish('onsite')).seat).toMatchObject({
      status: 'confirmed',
      holdsSeat: true,
      line: null,
    });
    expect(seatNewcomer(event, wish('onsite')).seat).toMatchObject({
      status: 'waitlisted',
      holdsSeat: false,
      line: 1,
      position: 1,
    });
    expect(seatNewcomer(event, wish('onsite')).seat).toMatchObject({ line: 2, position: 2 });
    expect(event).toMatchObject({ held: 1, confirmed: 1, waitlisted: 2, waitingOnsite: 2, lastLine: 2 });
  });

  it('never lets a newcomer overtake, even where a seat is free', () => {
    const event = offering({ capacity: 5, waitlisted: 1, waitingOnsite: 1, lastLine: 8 });
    expect(seatNewcomer(event, wish('onsite')).seat).toMatchObject({ status: 'waitlisted', line: 9, position: 2 });
  });

  it('holds a seat while pending, by the setting', () => {
    const holds = offering({ capacity: 1, approval: true });
    expect(seatNewcomer(holds, wish('onsite')).seat).toMatchObject({ status: 'pending', holdsSeat: true });
    expect(seatNewcomer(holds, wish('onsite')).seat.status).toBe('waitlisted');
    const free = offering({ capacity: 1, approval: true, pendingHoldsSeat: false });
    seatNewcomer(free, wish('onsite'));
    expect(seatNewcomer(free, wish('onsite')).seat).toMatchObject({ status: 'pending', holdsSeat: false });
    expect(free.held).toBe(0);
  });

  it('changes nothing when it refuses', () => {
    const event = offering({ capacity: 5, waitlist: false });
    const [open, full] = [session(3), session(1, 1)];
    expect(() => seatNewcomer(event, wish('onsite', [open, full]))).toThrow(EventFull);
    expect([event.held, event.confirmed, open.held]).toEqual([0, 0, 0]);
  });

  it('counts online and onsite apart, under the whole', () => {
    const event = offering({ mode: 'hybrid', capacity: 2, capacityOnsite: 1, capacityOnline: 5 });
    expect(seatNewcomer(event, wish('onsite')).seat.status).toBe('confirmed');
    expect(seatNewcomer(event, wish('onsite')).seat).toMatchObject({ status: 'waitlisted', position: 1 });
    expect(seatNewcomer(event, wish('online')).seat.status).toBe('confirmed');
    expect(seatNewcomer(event, wish('online')).seat).toMatchObject({ status: 'waitlisted', position: 1 });
    expect(event).toMatchObject({ held: 2, heldOnsite: 1, heldOnline: 1, waitingOnsite: 1, waitingOnline: 1 });
  });

  it('seats in sessions, or waits there', () => {
    const event = offering();
    const small = session(1);
    expect(seatNewcomer(event, wish('onsite', [small])).lines).toEqual([
      { sessionId: 's', status: 'confirmed', holdsSeat: true, line: null },
    ]);
    expect(seatNewcomer(event, wish('onsite', [small])).lines).toMatchObject([
      { status: 'waitlisted', holdsSeat: false },
    ]);
    expect(small.held).toBe(1);
  });

  it('seats a group that comes together whole, or gives it one place in line', () => {
    const event = offering({ capacity: 5 });
    const three = [wish('onsite'), wish('onsite'), wish('onsite')];
    expect(seatTogether(event, three).map(({ seat }) => seat.status)).toEqual(Array(3).fill('confirmed'));
    expect(seatTogether(event, three).map(({ seat }) => [seat.line, seat.position])).toEqual(Array(3).fill([1, 1]));
    expect(event).toMatchObject({ held: 3, waitlisted: 3, lastLine: 1, lastUnitLine: 1 });
    // Under `fill` whoever fits goes past a group that does not; under `strict` seats wait for it.
    expect(seatNewcomer(event, wish('onsite')).seat.status).toBe('confirmed');
    event.waitlistPolicy = 'strict';
    expect(seatNewcomer(event, wish('onsite')).seat).toMatchObject({ status: 'waitlisted', line: 2, position: 2 });
  });

  it('refuses a group that would not fit into a session whole, without a waitlist', () => {
    const event = offering({ waitlist: false });
    const small = session(1);
    expect(() => seatTogether(event, [wish('onsite', [small]), wish('onsite', [small])])).toThrow(EventFull);
    expect([event.held, small.held]).toEqual([0, 0]);
  });

  it('leaves a choice at hybrid events only', () => {
    expect(attendanceModeFor(offering({ mode: 'hybrid' }), undefined)).toBe('onsite');
    expect(attendanceModeFor(offering({ mode: 'online' }), undefined)).toBe('online');
    expect(() => attendanceModeFor(offering(), 'online')).toThrow();
  });
});
