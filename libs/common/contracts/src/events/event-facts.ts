import { IsArray, IsOptional, IsString } from 'class-validator';
import { defineFact, topics } from '../fact.js';
import { EventSnapshotV1 } from './event-snapshot.v1.js';

export class EventDraftedV1 extends EventSnapshotV1 {}

export class EventChangedV1 extends EventSnapshotV1 {
  /** Names of the fields that changed, as in the API; `sessions` for the programme. */
  @IsArray() @IsString({ each: true }) changed!: string[];
}

export class EventPublishedV1 extends EventSnapshotV1 {}

export class EventPostponedV1 extends EventSnapshotV1 {
  @IsOptional() @IsString() reason?: string;
}

export class EventCancelledV1 extends EventSnapshotV1 {
  @IsOptional() @IsString() reason?: string;
}

export class EventEndedV1 extends EventSnapshotV1 {}

const event = { topic: topics.events, aggregate: 'event' } as const;

/** An event exists, visible to its organisers only. */
export const EventDrafted = defineFact({
  ...event,
  type: 'events.event-drafted.v1',
  payload: EventDraftedV1,
  summary: 'An organiser created an event; nobody else sees it yet.',
});

/** Something about an event, or its sessions, is different. Sent for drafts too. */
export const EventChanged = defineFact({
  ...event,
  type: 'events.event-changed.v1',
  payload: EventChangedV1,
  summary: 'Fields or sessions of an event changed; `changed` names them.',
});

/** An event is open to its audience; also sent when a postponed event gets its new date. */
export const EventPublished = defineFact({
  ...event,
  type: 'events.event-published.v1',
  payload: EventPublishedV1,
  summary: 'An event was published, for the first time or with a new date after a postponement.',
});

export const EventPostponed = defineFact({
  ...event,
  type: 'events.event-postponed.v1',
  payload: EventPostponedV1,
  summary: 'A published event has no date for now; registrations are kept, sign-up is closed.',
});

export const EventCancelled = defineFact({
  ...event,
  type: 'events.event-cancelled.v1',
  payload: EventCancelledV1,
  summary: 'An event will not take place; its live registrations become cancelled.',
});

export const EventEnded = defineFact({
  ...event,
  type: 'events.event-ended.v1',
  payload: EventEndedV1,
  summary: 'An event is over, by hand or by the clock, or came in as a past event by import.',
});
