import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import {
  EventCancelled,
  EventCancelledV1,
  EventChanged,
  EventDrafted,
  EventEnded,
  EventEndedV1,
  EventPostponed,
  EventPostponedV1,
  EventPublished,
  EventSnapshotV1,
  OrganisationRecorded,
  OrganisationRecordedV1,
  SeriesRecorded,
  SeriesRecordedV1,
} from '@zuomei/contracts';
import { FactContext, OnFact } from '@zuomei/messaging';
import { OpenFollowUps } from '../follow-ups/open-follow-ups.js';
import { copyEvent, copyOrganisation, copySeries } from './copy-references.js';

/** Keeps this service's copies of events, organisations and series, and opens follow-ups when an event is over. */
@Controller()
export class EventsConsumer {
  constructor(private readonly openFollowUps: OpenFollowUps) {}

  @OnFact(EventDrafted, EventChanged, EventPublished)
  async onEvent(@Payload() fact: EventSnapshotV1, @Ctx() { tx }: FactContext): Promise<void> {
    await copyEvent(tx, fact);
  }

  @OnFact(EventPostponed)
  async onPostponed(@Payload() fact: EventPostponedV1, @Ctx() { tx }: FactContext): Promise<void> {
    await copyEvent(tx, fact, fact.reason);
  }

  @OnFact(EventCancelled)
  async onCancelled(@Payload() fact: EventCancelledV1, @Ctx() { tx }: FactContext): Promise<void> {
    await copyEvent(tx, fact, fact.reason);
  }

  @OnFact(EventEnded)
  async onEnded(@Payload() fact: EventEndedV1, @Ctx() { tx }: FactContext): Promise<void> {
    await copyEvent(tx, fact);
    // An imported past event brings no work with it; an intent recorded for it later opens its own case.
    if (!fact.imported) await this.openFollowUps.ofEndedEvent(tx, fact.eventId);
  }

  @OnFact(OrganisationRecorded)
  async onOrganisation(@Payload() fact: OrganisationRecordedV1, @Ctx() { tx }: FactContext): Promise<void> {
    await copyOrganisation(tx, fact);
  }

  @OnFact(SeriesRecorded)
  async onSeries(@Payload() fact: SeriesRecordedV1, @Ctx() { tx }: FactContext): Promise<void> {
    await copySeries(tx, fact);
  }
}
