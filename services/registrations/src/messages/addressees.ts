import type { Locale } from '@zuomei/contracts';
import type { EntityManager } from 'typeorm';
import type { Offering } from '../offerings/offering.entity.js';
import { conditionsOf, type Filter } from '../registrations/registration-filter.js';

export interface Audience {
  offering: Offering;
  filter: Filter & { statuses?: readonly string[] };
  /** Whoever signed up later is not meant. */
  signedUpBy: Date;
  now: Date;
}

const live = ['pending', 'confirmed', 'waitlisted', 'offered'];

/** The people meant, as a condition on `registrations`; never anybody who was erased. */
function meant({ offering, filter, signedUpBy, now }: Audience, value: (v: unknown) => string): string {
  const { statuses, ...rest } = filter;
  const where = [
    `offering_id = ${value(offering.id)}`,
    'erased_at IS NULL',
    `created_at <= ${value(signedUpBy)}`,
    ...conditionsOf(rest, offering.over(now), value),
  ];
  if (rest.status === undefined) where.push(`status = ANY(${value(statuses ?? live)})`);
  return where.join(' AND ');
}

/** How many they are, and one of them, by language. */
export async function countAddressees(
  db: EntityManager,
  audience: Audience,
): Promise<{ locale: Locale; count: number; name: string }[]> {
  const values: unknown[] = [];
  const where = meant(audience, (v) => `$${values.push(v)}`);
  return db.query(
    `SELECT locale, count(*)::int AS count, (array_agg(name ORDER BY id))[1] AS name
     FROM registrations WHERE ${where} GROUP BY locale ORDER BY 2 DESC`,
    values,
  );
}

/**
 * The next of them, each with a version for the fact that tells. Their rows stay locked until the commit: nothing
 * else about them can be written between the version and its fact.
 */
export async function pickAddressees(
  tx: EntityManager,
  audience: Audience,
  { after, limit }: { after: string | null; limit: number },
): Promise<{ id: string; offeringId: string; version: number }[]> {
  const values: unknown[] = [after, limit];
  const where = meant(audience, (v) => `$${values.push(v)}`);
  const [rows] = await tx.query<[{ id: string; offeringId: string; version: number }[], number]>(
    `WITH next AS (
       SELECT id FROM registrations WHERE ${where} AND ($1::uuid IS NULL OR id > $1::uuid)
       ORDER BY id LIMIT $2 FOR UPDATE
     )
     UPDATE registrations SET version = version + 1 FROM next WHERE registrations.id = next.id
     RETURNING registrations.id, offering_id AS "offeringId", version`,
    values,
  );
  return rows.sort((a, b) => (a.id < b.id ? -1 : 1));
}
