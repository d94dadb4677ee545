import { GroupRegistered } from '@zuomei/contracts';
import type { OutboxLine } from '@zuomei/messaging';
import type { EntityManager } from 'typeorm';
import type { Admission } from './admission.js';

/** The groups of which somebody came in, before their people. */
export async function writeGroups(tx: EntityManager, admissions: readonly Admission[], now: Date): Promise<void> {
  const groups = admissions.flatMap(({ locked, groups: own }) =>
    [...own.values()].map((group) => ({ ...group, offeringId: locked.offering.id })),
  );
  if (groups.length === 0) return;
  await tx.query(
    `INSERT INTO groups (id, offering_id, contact_name, contact_email, organisation, locale, all_or_none, created_at)
     SELECT *, $8 FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::boolean[])`,
    [
      groups.map((group) => group.id),
      groups.map((group) => group.offeringId),
      groups.map((group) => group.contact.name),
      groups.map((group) => group.contact.email),
      groups.map((group) => group.organisation),
      groups.map((group) => group.locale),
      groups.map((group) => group.allOrNone),
      now,
    ],
  );
}

/** One for each group: its contact is told once, when all is known. */
export const groupFacts = ({ locked, groups, newcomers }: Admission): OutboxLine[] =>
  [...groups.values()].map(({ id }) => ({
    fact: GroupRegistered,
    payload: {
      groupId: id,
      eventId: locked.offering.id,
      version: 1,
      registrationIds: newcomers.flatMap(({ registration }) => (registration.groupId === id ? registration.id : [])),
    },
    about: { id, version: 1 },
  }));
