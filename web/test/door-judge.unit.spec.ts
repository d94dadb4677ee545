import { describe, expect, it } from '@jest/globals';
import { hashOfCode, judge } from '../src/door/door-judge';
import type { DoorEvent, DoorPerson } from '../src/door/door-types';

const event = (more: Partial<DoorEvent> = {}): DoorEvent => ({
  id: 'event',
  title: '活动',
  startsAt: '2030-01-01T01:00:00Z',
  endsAt: '2030-01-01T03:00:00Z',
  timeZone: 'Asia/Shanghai',
  sessions: [
    { sessionId: 'small', title: '小场', startsAt: '', endsAt: '', places: true },
    { sessionId: 'open', title: '大场', startsAt: '', endsAt: '', places: false },
  ],
  ...more,
});
const person = (more: Partial<DoorPerson> = {}): DoorPerson => ({
  registrationId: 'one',
  status: 'confirmed',
  codeHash: '',
  ...more,
});
const at = '2030-01-01T02:00:00Z';
const hours = event({ checkInOpensAt: '2030-01-01T00:00:00Z', checkInClosesAt: at });

describe('what a device without network says to a scan', () => {
  it.each<[string, DoorPerson | undefined, string?, DoorEvent?]>([
    ['ok', person()],
    ['unknown_code', undefined],
    ['cancelled', person({ status: 'cancelled' })],
    ['not_confirmed', person({ status: 'waitlisted' })],
    ['wrong_session', person(), 'small'],
    ['ok', person({ sessionIds: ['small'] }), 'small'],
    ['ok', person(), 'open'],
    ['outside_hours', person(), undefined, hours],
    ['already_checked_in', person({ entries: [{ at }] })],
    ['ok', person({ entries: [{ at, sessionId: 'open' }] })],
    ['already_checked_in', person({ entries: [{ at, sessionId: 'open' }] }), 'open'],
  ])('is %s', (result, who, ...rest) => {
    // Not as parameters of their own: for a shorter row Jest would hand over a callback, and wait for it.
    const [sessionId, where = event()] = rest;
    expect(judge(where, who, { at: new Date(at), sessionId }).result).toBe(result);
  });

  it('knows codes by their hash', async () => {
    expect(await hashOfCode('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });
});
