import { Injectable } from '@nestjs/common';
import { OrganisationCounted } from '@zuomei/contracts';
import { Outbox, type OutboxLine } from '@zuomei/messaging';
import { newId, transact } from '@zuomei/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { Crowd } from '../registrations/crowd.js';
import { Rounds } from '../rounds.js';

const portion = 500;

/** Spellings that differ in spaces, width or case are one name. */
const keyOf = (column: string): string => `lower(regexp_replace(normalize(${column}, NFKC), '\\s', '', 'g'))`;

interface Came {
  id: string;
  event_id: string;
  /** Of what was told before; 0 for nothing. */
  version: number;
  told_as: string | null;
  typed_id: string | null;
  organisation_id: string | null;
  counts_as: string | null;
}

/** Tells, of everybody who came and typed an organisation, as which one they count: an id, never the name. */
@Injectable()
export class TellOrganisations extends Rounds {
  constructor(
    private readonly db: DataSource,
    private readonly outbox: Outbox,
    private readonly crowd: Crowd,
  ) {
    super('organisations of attendees', 1500);
  }

  protected async work(): Promise<boolean> {
    // It writes what doors write: 500 at a time are a tenth of a second that those in front of them would wait.
    if (this.crowd.isThere()) return false;
    return transact(this.db, async (tx) => {
      await lockTyped(tx);
      // Whoever changes what somebody typed sets the mark after us, or has set it before: nothing is missed.
      const due: { registration_id: string }[] = await tx.query(
        `SELECT registration_id FROM attendances WHERE NOT organisation_told
         ORDER BY registration_id LIMIT $1 FOR UPDATE SKIP LOCKED`,
        [portion],
      );
      if (due.length === 0) return false;
      const ids = [...new Set(due.map((row) => row.registration_id))];
      await this.nameTyped(tx, ids);
      await this.outbox.addAll(tx, (await countedAs(tx, ids)).map(factOf));
      await tx.query('UPDATE attendances SET organisation_told = true WHERE registration_id = ANY($1)', [ids]);
      return true;
    });
  }

  /** Names nobody typed before. */
  private async nameTyped(tx: EntityManager, ids: string[]): Promise<void> {
    const fresh: { key: string; spelling: string }[] = await tx.query(
      `SELECT DISTINCT ON (key) key, spelling FROM (
         SELECT ${keyOf('r.organisation')} AS key, trim(r.organisation) AS spelling, r.id FROM registrations r
         WHERE r.id = ANY($1) AND r.organisation_id IS NULL) AS typed
       WHERE key <> '' AND NOT EXISTS (SELECT 1 FROM typed_organisations t WHERE t.key = typed.key)
       ORDER BY key, id`,
      [ids],
    );
    if (fresh.length === 0) return;
    await tx.query(
      'INSERT INTO typed_organisations (id, key, spelling) SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[])',
      [fresh.map(() => newId()), fresh.map(({ key }) => key), fresh.map(({ spelling }) => spelling)],
    );
  }
}

/** One at a time tells or merges: what is told is what was merged. */
export const lockTyped = (tx: EntityManager): Promise<unknown> =>
  tx.query(`SELECT pg_advisory_xact_lock(hashtext('typed_organisations'))`);

/** Keeps as what each counts now, of who was erased what was told; answers those that count as something else than was told. */
async function countedAs(tx: EntityManager, ids: string[]): Promise<Came[]> {
  const rows: Came[] = await tx.query(
    `SELECT r.id, r.offering_id AS event_id, coalesce(a.version, 0) AS version, a.counts_as AS told_as, t.id AS typed_id,
       root.organisation_id,
       coalesce(root.organisation_id, CASE WHEN r.attendee_kind = 'enterprise' THEN root.id END) AS counts_as
     FROM registrations r
       LEFT JOIN typed_organisations t ON r.organisation_id IS NULL AND t.key = ${keyOf('r.organisation')}
       LEFT JOIN typed_organisations root ON root.id = coalesce(t.merged_into, t.id)
       LEFT JOIN attendee_organisations a ON a.registration_id = r.id
     WHERE r.id = ANY($1) AND r.erased_at IS NULL AND (t.id IS NOT NULL OR a.registration_id IS NOT NULL) ORDER BY r.id`,
    [ids],
  );
  const next = rows.map((row) => ({ ...row, version: row.version + Number(row.told_as !== row.counts_as) }));
  await tx.query(
    `INSERT INTO attendee_organisations AS a (registration_id, version, typed_id, counts_as)
     SELECT * FROM unnest($1::uuid[], $2::int[], $3::uuid[], $4::uuid[])
     ON CONFLICT (registration_id) DO UPDATE
       SET version = excluded.version, typed_id = excluded.typed_id, counts_as = excluded.counts_as`,
    [
      next.map(({ id }) => id),
      next.map(({ version }) => version),
      next.map(({ typed_id }) => typed_id),
      next.map(({ counts_as }) => counts_as),
    ],
  );
  return next.filter(({ told_as, counts_as }) => told_as !== counts_as);
}

const factOf = ({ id, event_id, version, organisation_id, counts_as }: Came): OutboxLine => ({
  fact: OrganisationCounted,
  payload: {
    registrationId: id,
    eventId: event_id,
    version,
    ...(organisation_id ? { organisationId: organisation_id } : counts_as ? { typedId: counts_as } : {}),
  },
  about: { id, version },
});
