import { describe, expect, it } from '@jest/globals';
import { type EventStatus, eventStatuses } from '@zuomei/contracts';
import { Refusal } from '@zuomei/platform';
import { Session } from '../sessions/session.entity.js';
import type { EventDetails, WholeEvent } from './event-details.js';
import { Event } from './event.entity.js';

const now = new Date('2026-01-01T00:00:00Z');
const later = new Date('2026-01-02T00:00:00Z');
const whole: WholeEvent = {
  title: '成果对接会',
  kind: 'matchmaking',
  mode: 'onsite',
  visibility: 'public',
  hostIds: ['0197a7f0-0000-7000-8000-000000000001'],
  startsAt: '2026-03-10T01:00:00Z',
  endsAt: '2026-03-10T09:00:00Z',
};

const ways: Record<EventStatus, (event: Event) => void> = {
  draft: () => undefined,
  published: (event) => event.publish({}, [], now),
  postponed: (event) => {
    event.publish({}, [], now);
    event.postpone(null, now);
  },
  cancelled: (event) => event.cancel(null, now),
  ended: (event) => {
    event.publish({}, [], now);
    event.end(now);
  },
};

const eventIn = (status: EventStatus, more: EventDetails = {}): Event => {
  const event = Event.draft({ ...whole, ...more }, now);
  ways[status](event);
  return event;
};

const actions: Record<string, (event: Event) => void> = {
  change: (event) => void event.change({ venue: '成都' }, [], later),
  publish: (event) => event.publish({ startsAt: '2026-04-10T01:00:00Z' }, [], later),
  postpone: (event) => event.postpone('暴雨', later),
  cancel: (event) => event.cancel('疫情', later),
  end: (event) => event.end(later),
};

const leadsTo: Record<string, Partial<Record<EventStatus, EventStatus>>> = {
  change: { draft: 'draft', published: 'published', postponed: 'postponed', ended: 'ended' },
  publish: { draft: 'published', postponed: 'published' },
  postpone: { published: 'postponed' },
  cancel: { draft: 'cancelled', published: 'cancelled', postponed: 'cancelled' },
  end: { published: 'ended' },
};

/** The code of the refusal, and of each field. */
function refused(work: () => unknown): [string, ...string[]] {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) {
      return [error.code, ...(error.options.errors ?? []).map(({ pointer, code }) => `${pointer} ${code}`)];
    }
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('the states of an event', () => {
  const cases = Object.keys(actions).flatMap((action) => eventStatuses.map((status) => [action, status] as const));

  it.each(cases)('%s a %s one', (action, status) => {
    const event = eventIn(status);
    const { version } = event;
    const next = leadsTo[action]?.[status];
    if (next === undefined) {
      expect(refused(() => actions[action]?.(event))).toEqual(['EVENT_STATUS']);
      expect([event.status, event.version]).toEqual([status, version]);
    } else {
      actions[action]?.(event);
      expect([event.status, event.version, event.updatedAt]).toEqual([next, version + 1, later]);
    }
  });

  it('remembers why, and forgets it when it is published again', () => {
    const event = eventIn('published');
    event.postpone('暴雨', now);
    expect(event.reason).toBe('暴雨');
    event.publish({ startsAt: '2026-04-10T01:00:00Z' }, [], later);
    expect([event.reason, event.publishedAt]).toEqual([null, now]);
  });
});

describe('the date of an event', () => {
  it('keeps its length and takes its sessions along when it gets a new start', () => {
    const event = eventIn('postponed');
    const times = { startsAt: '2026-03-10T01:00:00Z', endsAt: '2026-03-10T02:00:00Z' };
    const session = Session.plan(event.id, { title: '开幕', ...times }, now);
    event.publish({ startsAt: '2026-04-10T02:00:00Z' }, [session], later);
    expect(event.endsAt.toISOString()).toBe('2026-04-10T10:00:00.000Z');
    expect(session.endsAt.toISOString()).toBe('2026-04-10T03:00:00.000Z');
    expect(event.startsOn).toBe('2026-04-10');
  });

  it('is wanted again after a postponement, and only by publishing', () => {
    expect(refused(() => eventIn('postponed').publish({}, [], now))[0]).toBe('NEW_DATE_REQUIRED');
    const change = { startsAt: '2026-03-11T01:00:00Z', endsAt: '2026-03-11T02:00:00Z' };
    expect(refused(() => eventIn('postponed').change(change, [], now))).toEqual(['EVENT_POSTPONED']);
  });

  it('counts on the local day of its own zone', () => {
    const night = { startsAt: '2026-03-09T16:30:00Z' };
    expect(eventIn('draft', night).startsOn).toBe('2026-03-10');
    expect(eventIn('draft', { ...night, timeZone: 'Europe/London' }).startsOn).toBe('2026-03-09');
  });

  it('does not end before it starts', () => {
    expect(refused(() => eventIn('draft', { endsAt: '2026-03-10T00:59:59Z' }))).toEqual([
      'ENDS_BEFORE_START',
      '/endsAt ENDS_BEFORE_START',
    ]);
    expect(eventIn('draft', { endsAt: whole.startsAt }).status).toBe('draft');
  });
});

describe('changing an event', () => {
  it('is no new version when nothing differs', () => {
    const event = eventIn('cancelled');
    expect(event.change({ ...whole, capacity: null, venue: '', questions: [] }, [], later)).toEqual([]);
    expect(event.version).toBe(2);
  });

  it('names what changed, as in the API', () => {
    const event = eventIn('draft');
    const change = {
      title: '新',
      startsAt: '2026-03-10T00:00:00Z',
      capacity: 5,
      signUpOpensAt: '2026-02-01T08:00:00+08:00',
    };
    expect(event.change(change, [], later)).toEqual(['title', 'startsAt', 'capacity', 'signUpOpensAt']);
    expect(event.terms.signUpOpensAt).toBe('2026-02-01T00:00:00.000Z');
  });

  it.each(['published', 'postponed', 'ended'] as const)('leaves the terms of a %s one to registrations', (status) => {
    const event = eventIn(status, { capacity: 10 });
    expect(refused(() => event.change({ capacity: 11, waitlist: false }, [], later))).toEqual([
      'TERMS_PUBLISHED',
      '/capacity TERMS_PUBLISHED',
      '/waitlist TERMS_PUBLISHED',
    ]);
  });
});

describe('the terms of signing up', () => {
  const text = { label: '?', required: false } as const;

  it.each([
    ['places by mode onsite', { capacityByMode: { onsite: 1 } }, '/capacityByMode ONLY_HYBRID'],
    [
      'a window that closes before it opens',
      { signUpOpensAt: '2026-03-02T00:00:00Z', signUpClosesAt: '2026-03-01T00:00:00Z' },
      '/signUpClosesAt CLOSES_BEFORE_OPENING',
    ],
    [
      'check-in that closes before it opens',
      { checkInOpensAt: '2026-03-02T00:00:00Z', checkInClosesAt: '2026-03-01T00:00:00Z' },
      '/checkInClosesAt CLOSES_BEFORE_OPENING',
    ],
    [
      'two questions of one key',
      { questions: [{ ...text, key: 'a', kind: 'text' } as const, { ...text, key: 'a', kind: 'text' } as const] },
      '/questions/1/key KEY_TAKEN',
    ],
    [
      'a key that every object has',
      { questions: [{ ...text, key: 'constructor', kind: 'text' } as const] },
      '/questions/0/key KEY_TAKEN',
    ],
    [
      'a choice of nothing',
      { questions: [{ ...text, key: 'a', kind: 'choice', options: [] } as const] },
      '/questions/0/options OPTIONS_REQUIRED',
    ],
    [
      'options of a text',
      { questions: [{ ...text, key: 'a', kind: 'text', options: ['x'] } as const] },
      '/questions/0/options OPTIONS_NOT_ALLOWED',
    ],
    [
      'the same option twice',
      { questions: [{ ...text, key: 'a', kind: 'multi_choice', options: ['x', 'x'] } as const] },
      '/questions/0/options ARRAY_UNIQUE',
    ],
  ])('refuse %s', (_, terms, field) => {
    expect(refused(() => eventIn('draft', terms as EventDetails))[1]).toBe(field);
  });

  it('take places by mode at a hybrid event, and forget limits that limit nothing', () => {
    const hybrid = (onsite: number | null) =>
      eventIn('draft', { mode: 'hybrid', capacityByMode: { onsite, online: null } });
    expect(hybrid(3).terms.capacityByMode).toEqual({ onsite: 3, online: null });
    expect(hybrid(null).terms.capacityByMode).toBeNull();
  });
});
