import { ask } from '@zuomei/platform';
import type { EntityManager } from 'typeorm';
import { emailKey, type SignUp } from './sign-up.js';

/** The live registrations of an event by address, as far as somebody who signs up now has one. */
export type PeoplePresent = Map<string, string>;

/** LIMIT keeps each of them one look into the unique index, whatever the planner thinks of a table it has not seen. */
const whoIsThere = {
  text: `SELECT there.id, asked.event, asked.key
     FROM unnest($1::uuid[], $2::text[]) AS asked (event, key)
     CROSS JOIN LATERAL (
       SELECT id FROM registrations
       WHERE offering_id = asked.event AND lower(trim(email)) = asked.key AND status NOT IN ('cancelled', 'rejected')
       LIMIT 1
     ) AS there`,
};

/** For each event, who of those that sign up has a live registration already. */
export async function readPeoplePresent(
  tx: EntityManager,
  list: readonly SignUp[],
): Promise<Map<string, PeoplePresent>> {
  const asked = list.flatMap(({ offeringId, people }) => people.map(({ email }) => ({ offeringId, email })));
  const rows = await ask<{ id: string; event: string; key: string }>(tx, whoIsThere, [
    asked.map(({ offeringId }) => offeringId),
    asked.map(({ email }) => emailKey(email)),
  ]);
  const present = new Map<string, PeoplePresent>();
  for (const { offeringId } of list) if (!present.has(offeringId)) present.set(offeringId, new Map());
  for (const { id, event, key } of rows) present.get(event)?.set(key, id);
  return present;
}
