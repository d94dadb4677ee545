import { Injectable } from '@nestjs/common';
import { IntentRecorded, type IntentStatedV1 } from '@zuomei/contracts';
import { Outbox } from '@zuomei/messaging';
import { type Caller, Clock, Forbidden, newId, type OnceKey, transactOnce } from '@zuomei/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { OpenFollowUps } from '../follow-ups/open-follow-ups.js';
import { KnownEvent } from '../references/known-event.entity.js';
import { KnownOrganisation } from '../references/known-organisation.entity.js';
import { References } from '../references/references.js';
import { Intent } from './intent.entity.js';
import type { IntentContactBody, RecordIntentBody } from './intents.dto.js';
import { NotAPark, SettlementOnly } from './intents.errors.js';

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
   * @throws UnknownReference, SettlementOnly, NotAPark
   */
  async execute(caller: Caller, body: RecordIntentBody, once: OnceKey | undefined): Promise<string> {
    await this.references.waitForReference([
      ...(body.eventId === undefined ? [] : [{ kind: 'event', id: body.eventId, pointer: '/eventId' } as const]),
      { kind: 'organisation', id: body.fromOrganisationId, pointer: '/fromOrganisationId' },
      { kind: 'organisation', id: body.toOrganisationId, pointer: '/toOrganisationId' },
      ...(body.parkId === undefined ? [] : [{ kind: 'organisation', id: body.parkId, pointer: '/parkId' } as const]),
    ]);
    await this.mayRecord(caller, body);
    await this.requireSettlement(body);
    const { result } = await transactOnce(this.db, once, async (tx) => {
      const recorded = await this.record(tx, this.fromBody(body, caller));
      if (body.contact) await keepContact(tx, recorded.id, body.contact);
      return recorded;
    });
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
        achievementId: fact.achievementId ?? null,
        needId: fact.needId ?? null,
        parkId: fact.parkId ?? null,
        areaSquareMetres: fact.areaSquareMetres ?? null,
        wantedFrom: fact.wantedFrom?.slice(0, 10) ?? null,
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
        ...(intent.parkId === null ? {} : { parkId: intent.parkId }),
        ...(intent.areaSquareMetres === null ? {} : { areaSquareMetres: intent.areaSquareMetres }),
        ...(intent.wantedFrom === null ? {} : { wantedFrom: intent.wantedFrom }),
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

  private async requireSettlement(body: RecordIntentBody): Promise<void> {
    const given = (['parkId', 'areaSquareMetres', 'wantedFrom'] as const).filter((name) => body[name] !== undefined);
    if (body.kind !== 'settlement' && given.length > 0) throw new SettlementOnly(given);
    if (body.parkId === undefined) return;
    const { kind } = await this.db.manager.findOneByOrFail(KnownOrganisation, { id: body.parkId });
    if (kind !== 'park') throw new NotAPark();
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
      parkId: body.parkId ?? null,
      areaSquareMetres: body.areaSquareMetres ?? null,
      wantedFrom: body.wantedFrom ?? null,
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
    parkId: null,
    areaSquareMetres: null,
    wantedFrom: null,
    recordedBy: null,
    recordedAt,
  });

/** Personal data: in a table of its own, one row a person and intent, so that it can be dropped without the intent. */
const keepContact = (tx: EntityManager, intentId: string, contact: IntentContactBody): Promise<unknown> =>
  tx.query('INSERT INTO intent_contacts (intent_id, name, email, phone) VALUES ($1, $2, $3, $4)', [
    intentId,
    contact.name ?? null,
    contact.email?.trim().toLowerCase() ?? null,
    contact.phone ?? null,
  ]);
