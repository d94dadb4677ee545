import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import {
  EventCancelled,
  type EventCancelledV1,
  EventChanged,
  EventDrafted,
  EventEnded,
  EventPostponed,
  type EventPostponedV1,
  EventPublished,
  type EventSnapshotV1,
  OrganisationRecorded,
  type OrganisationRecordedV1,
} from '@zuomei/contracts';
import { type FactContext, OnFact } from '@zuomei/messaging';
import { ApplyEventSnapshot } from './apply-event-snapshot.js';

/** Keeps this service's copy of events. Every fact carries the whole event, so they are all applied alike. */
@Controller()
export class OfferingsConsumer {
  constructor(private readonly apply: ApplyEventSnapshot) {}

  @OnFact(EventDrafted, EventChanged, EventPublished, EventEnded)
  async onEvent(@Payload() fact: EventSnapshotV1, @Ctx() context: FactContext): Promise<void> {
    await this.apply.execute(context.tx, fact);
  }

  @OnFact(EventPostponed, EventCancelled)
  async onEventStopped(
    @Payload() fact: EventPostponedV1 | EventCancelledV1,
    @Ctx() context: FactContext,
  ): Promise<void> {
    await this.apply.execute(context.tx, fact, fact.reason);
  }

  @OnFact(OrganisationRecorded)
  async onOrganisation(@Payload() fact: OrganisationRecordedV1, @Ctx() context: FactContext): Promise<void> {
    await context.tx.query(
      `INSERT INTO organisations AS o (id, version, name) VALUES ($1, $2, $3)
       ON CONFLICT (id) DO UPDATE SET version = excluded.version, name = excluded.name WHERE o.version < excluded.version`,
      [fact.organisationId, fact.version, fact.name],
    );
  }
}
