import type { EventStatus } from '@zuomei/contracts';

export const eventActions = ['change', 'publish', 'postpone', 'cancel', 'end'] as const;
export type EventAction = (typeof eventActions)[number];

/** The states of an event: what leads where. What is not here is refused. */
const transitions: Record<EventStatus, Partial<Record<EventAction, EventStatus>>> = {
  draft: { change: 'draft', publish: 'published', cancel: 'cancelled' },
  published: { change: 'published', postpone: 'postponed', cancel: 'cancelled', end: 'ended' },
  postponed: { change: 'postponed', publish: 'published', cancel: 'cancelled' },
  cancelled: {},
  // What came of it is written down afterwards.
  ended: { change: 'ended' },
};

export const followedBy = (status: EventStatus, action: EventAction): EventStatus | undefined =>
  transitions[status][action];

export const actionsIn = (status: EventStatus): EventAction[] =>
  eventActions.filter((action) => followedBy(status, action) !== undefined);
