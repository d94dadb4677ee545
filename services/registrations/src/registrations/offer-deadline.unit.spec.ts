import { describe, expect, it } from '@jest/globals';
import { Offering } from '../offerings/offering.entity.js';
import { intoOfficeHours, offerDeadline } from './offer-deadline.js';

const moved = (at: string, zone = 'Asia/Shanghai'): string => intoOfficeHours(new Date(at), zone).toISOString();
const offering = (more: Partial<Offering> = {}): Offering =>
  Object.assign(new Offering(), {
    offerHours: 4,
    offerInOfficeHours: true,
    timeZone: 'Asia/Shanghai',
    startsAt: new Date('2031-03-20T01:00:00Z'),
    ...more,
  });

describe('the deadline of an offer', () => {
  it.each([
    ['stays on a workday between 08:00 and 20:00', '2031-03-10T02:30:00.000Z', '2031-03-10T02:30:00.000Z'],
    ['stays at 20:00 sharp', '2031-03-10T12:00:00.000Z', '2031-03-10T12:00:00.000Z'],
    ['goes on to the next morning after 20:00', '2031-03-10T12:00:01.000Z', '2031-03-11T00:00:00.000Z'],
    ['goes on to the same morning before 08:00', '2031-03-10T23:59:00.000Z', '2031-03-11T00:00:00.000Z'],
    ['goes on to Monday from Friday night', '2031-03-14T15:00:00.000Z', '2031-03-17T00:00:00.000Z'],
    ['goes on to Monday from Sunday noon', '2031-03-16T04:00:00.000Z', '2031-03-17T00:00:00.000Z'],
  ])('%s', (_, at, expected) => {
    expect(moved(at)).toBe(expected);
  });

  it('keeps to the clocks of the event, also over a weekend in which they change', () => {
    expect(moved('2031-03-29T12:00:00.000Z', 'Europe/Berlin')).toBe('2031-03-31T06:00:00.000Z');
  });

  it('is counted from now, ends with the beginning of the event, and is none once that is past', () => {
    const at = (now: string, more: Partial<Offering> = {}) => offerDeadline(offering(more), new Date(now));
    expect(at('2031-03-10T02:00:00Z')).toEqual(new Date('2031-03-10T06:00:00Z'));
    expect(at('2031-03-10T10:00:00Z', { offerInOfficeHours: false })).toEqual(new Date('2031-03-10T14:00:00Z'));
    expect(at('2031-03-20T00:00:00Z')).toEqual(new Date('2031-03-20T01:00:00Z'));
    expect(at('2031-03-20T01:00:00Z')).toBeUndefined();
    expect(at('2031-03-10T02:00:00Z', { offerHours: null })).toBeUndefined();
  });
});
