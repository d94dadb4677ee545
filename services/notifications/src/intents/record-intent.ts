import { Injectable } from '@nestjs/common';
import { IntentRecorded, type IntentStatedV1 } from '@zuomei/contracts';
import { Outbox } from '@zuomei/messaging';
import { type Caller, Clock, Forbidden, newId, type OnceKey, transactOnce } from '@zuomei/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { OpenFollowUps } from '../follow-ups/open-follow-ups.js';
import { KnownEvent } from '../references/known-event.entity.js';
import { References } from '../references/references.js';
import { Intent } from './intent.entity.js';
import type { RecordIntentBody } from './intents.dto.js';

/** An intent is recorded by whoever was there to hear it, or taken over from what an attendee stated. */
@Injectable()
export class RecordIntent {
  constructor(
    private readonly db: DataSource,
    private readonly references: References,
    private readonly openFollowUps: OpenFollowUps,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * @returns the id of the intent
   * @throws Forbidden where neither staff, nor organiser of the event, nor member of the organisation that intends
   * @throws UnknownReference
   */
  async execute(caller: Caller, body: RecordIntentBody, once: OnceKey | undefined): Promise<string> {
    await this.references.waitForReference([
      ...(body.eventId === undefined ? [] : [{ kind: 'event', id: body.eventId, pointer: '/eventId' } as const]),
      { kind: 'organisation', id: body.fromOrganisationId, pointer: '/fromOrganisationId' },
      { kind: 'organisation', id: body.toOrganisationId, pointer: '/toOrganisationId' },
    ]);
    await this.mayRecord(caller, body);
    const { result } = await transactOnce(this.db, once, (tx) => this.record(tx, this.fromBody(body, caller)));
    return result.id;
  }

  /** What an attendee stated; the same id, so that both services speak of the same intent. */
  async takeOver(tx: EntityManager, fact: IntentStatedV1, statedAt: Date): Promise<void> {
    await this.record(
      tx,
      Object.assign(blank(fact.intentId, statedAt), {
        eventId: fact.eventId,
        registrationId: fact.registrationId,
        kind: fact.kind,
        fromOrganisationId: fact.fromOrganisationId ?? null,
        toOrganisationId: fact.toOrganisationId,
      }),
    );
  }

  private async record(tx: EntityManager, intent: Intent): Promise<{ id: string }> {
    await tx.insert(Intent, intent);
    await this.outbox.add(
      tx,
      IntentRecorded,
      {
        intentId: intent.id,
        version: intent.version,
        ...(intent.eventId === null ? {} : { eventId: intent.eventId }),
        kind: intent.kind,
        ...(intent.fromOrganisationId === null ? {} : { fromOrganisationId: intent.fromOrganisationId }),
        toOrganisationId: intent.toOrganisationId,
      },
      { id: intent.id, version: intent.version },
    );
    await this.openFollowUps.ofNewIntent(tx, intent);
    return { id: intent.id };
  }

  private async mayRecord(caller: Caller, body: RecordIntentBody): Promise<void> {
    if (caller.has('staff')) return;
    if (caller.has('member') && caller.memberOf.includes(body.fromOrganisationId)) return;
    if (!caller.has('organiser')) throw new Forbidden();
    if (body.eventId === undefined) return;
    const event = await this.db.manager.findOneByOrFail(KnownEvent, { id: body.eventId });
    if (!caller.hostsAnyOf(event.hostIds)) throw new Forbidden();
  }

  private fromBody(body: RecordIntentBody, caller: Caller): Intent {
    return Object.assign(blank(newId(), this.clock.now()), {
      eventId: body.eventId ?? null,
      kind: body.kind,
      fromOrganisationId: body.fromOrganisationId,
      toOrganisationId: body.toOrganisationId,
      achievementId: body.achievementId ?? null,
      needId: body.needId ?? null,
      note: body.note ?? null,
      contact: body.contact ?? null,
      recordedBy: caller.userId,
    });
  }
}

const blank = (id: string, recordedAt: Date): Intent =>
  Object.assign(new Intent(), {
    id,
    version: 1,
    eventId: null,
    registrationId: null,
    fromOrganisationId: null,
    achievementId: null,
    needId: null,
    note: null,
    contact: null,
    recordedBy: null,
    recordedAt,
  });
