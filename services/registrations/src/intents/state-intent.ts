import { Injectable } from '@nestjs/common';
import { IntentStated } from '@zuomei/contracts';
import { Outbox } from '@zuomei/messaging';
import { Clock, newId, type OnceKey, transactOnce } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import { lockPlace } from '../registrations/lock-place.js';
import { Registration } from '../registrations/registration.entity.js';
import { notConfirmed, UnknownReference } from '../registrations/registrations.errors.js';
import type { StatedIntentDto, StateIntentDto } from './intents.dto.js';
import { SettlementOnly } from './intents.errors.js';

const patienceMs = 5000;

/** An attendee says with whom it wants to go on: ids and kind travel, the words stay. */
@Injectable()
export class StateIntent {
  constructor(
    private readonly db: DataSource,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @throws NOT_CONFIRMED | SettlementOnly | UnknownReference for an organisation nobody knows */
  async execute(registrationId: string, intent: Readonly<StateIntentDto>, once?: OnceKey): Promise<StatedIntentDto> {
    const wishes = wishesOf(intent);
    await this.awaitOrganisation(intent.toOrganisationId, '/toOrganisationId');
    if (wishes.parkId) await this.awaitOrganisation(wishes.parkId, '/parkId');
    const { result } = await transactOnce(this.db, once, async (tx): Promise<StatedIntentDto> => {
      const { registration } = await lockPlace(tx, registrationId);
      if (registration.status !== 'confirmed') throw notConfirmed();
      const stated: StatedIntentDto = {
        id: newId(),
        registrationId,
        eventId: registration.offeringId,
        kind: intent.kind,
        ...(registration.organisationId ? { fromOrganisationId: registration.organisationId } : {}),
        toOrganisationId: intent.toOrganisationId,
        ...(intent.note?.trim() ? { note: intent.note.trim() } : {}),
        ...wishes,
        statedAt: this.clock.now().toISOString(),
      };
      await tx.query(
        `INSERT INTO stated_intents (id, registration_id, kind, from_organisation_id, to_organisation_id, note, stated_at,
           park_id, area_square_metres, wanted_from)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
        [
          stated.id,
          registrationId,
          stated.kind,
          stated.fromOrganisationId ?? null,
          stated.toOrganisationId,
          stated.note ?? null,
          stated.statedAt,
          stated.parkId ?? null,
          stated.areaSquareMetres ?? null,
          stated.wantedFrom ?? null,
        ],
      );
      const version = registration.version + 1;
      await tx.update(Registration, { id: registrationId }, { version });
      const { id: intentId, eventId, kind, fromOrganisationId, toOrganisationId } = stated;
      await this.outbox.add(
        tx,
        IntentStated,
        {
          intentId,
          registrationId,
          eventId,
          version,
          kind,
          ...(fromOrganisationId ? { fromOrganisationId } : {}),
          toOrganisationId,
          ...wishes,
        },
        { id: registrationId, version },
      );
      return stated;
    });
    return result;
  }
  /** The fact of an organisation recorded a moment ago may still be on its way; a place's link counts as signed in. */
  private async awaitOrganisation(id: string, pointer: string): Promise<void> {
    const deadline = performance.now() + patienceMs;
    for (;;) {
      const known: unknown[] = await this.db.query('SELECT 1 FROM organisations WHERE id = $1', [id]);
      if (known.length > 0) return;
      if (performance.now() > deadline) throw new UnknownReference(pointer);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

/** Where, how much room and from when somebody wants to settle. @throws SettlementOnly of any other intent */
function wishesOf({ kind, parkId, areaSquareMetres, wantedFrom }: Readonly<StateIntentDto>): Partial<StatedIntentDto> {
  const wishes = {
    ...(parkId ? { parkId } : {}),
    ...(areaSquareMetres ? { areaSquareMetres } : {}),
    ...(wantedFrom ? { wantedFrom } : {}),
  };
  if (kind !== 'settlement' && Object.keys(wishes).length > 0) throw new SettlementOnly(Object.keys(wishes));
  return wishes;
}
