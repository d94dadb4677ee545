import { type IntentKind, IntentStated } from '@zuomei/contracts';
import type { OutboxLine } from '@zuomei/messaging';
import { newId } from '@zuomei/platform';
import type { EntityManager } from 'typeorm';
import { Registration } from '../registrations/registration.entity.js';
import type { Meeting } from './meeting.entity.js';
import { organisationUnknown } from './meetings.errors.js';

/** What came of a meeting, as an intent of who asked towards who offers: the same as if it had been said by link. */
export async function stateIntentOf(
  tx: EntityManager,
  meeting: Meeting,
  kind: IntentKind,
  now: Date,
): Promise<{ intentId: string; line: OutboxLine }> {
  // After the plan's lock, never before it; nobody who holds a registration waits for a plan.
  const asking = await tx.findOneOrFail(Registration, {
    where: { id: meeting.askingId },
    lock: { mode: 'pessimistic_write' },
  });
  const giving = await tx.findOneByOrFail(Registration, { id: meeting.givingId });
  const owners = await ownersOf(tx, meeting);
  const fromOrganisationId = asking.organisationId ?? owners.get(meeting.needId ?? '');
  const toOrganisationId = giving.organisationId ?? owners.get(meeting.achievementId ?? '');
  if (toOrganisationId === undefined) throw organisationUnknown();
  const intentId = newId();
  const version = asking.version + 1;
  await tx.query(
    `INSERT INTO stated_intents (id, registration_id, kind, from_organisation_id, to_organisation_id, stated_at)
     VALUES ($1, $2, $3, $4, $5, $6)`,
    [intentId, asking.id, kind, fromOrganisationId ?? null, toOrganisationId, now],
  );
  await tx.update(Registration, { id: asking.id }, { version });
  const payload = {
    intentId,
    registrationId: asking.id,
    eventId: meeting.offeringId,
    version,
    kind,
    ...(fromOrganisationId ? { fromOrganisationId } : {}),
    toOrganisationId,
    ...(meeting.needId ? { needId: meeting.needId } : {}),
    ...(meeting.achievementId ? { achievementId: meeting.achievementId } : {}),
  };
  return { intentId, line: { fact: IntentStated, payload, about: { id: asking.id, version } } };
}

async function ownersOf(tx: EntityManager, { needId, achievementId }: Meeting): Promise<Map<string, string>> {
  const rows: { id: string; owner: string }[] = await tx.query(
    'SELECT id, owner_id AS owner FROM catalogue_copies WHERE id = ANY($1::uuid[])',
    [[needId, achievementId].filter((id) => id !== null)],
  );
  return new Map(rows.map(({ id, owner }) => [id, owner]));
}
