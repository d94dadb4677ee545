import { Injectable } from '@nestjs/common';
import { Clock, transact } from '@zuomei/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { UnknownReference } from '../registrations/registrations.errors.js';
import { lockTyped } from './tell-organisations.js';
import { mergedIntoItself, oneTarget, TypedOrganisationNotFound } from './typed-organisations.errors.js';

export interface Target {
  intoId?: string | undefined;
  organisationId?: string | undefined;
}

interface Typed {
  id: string;
  merged_into: string | null;
  organisation_id: string | null;
}

const patienceMs = 5000;

/** Says which names are one organisation, or takes it back. Everybody who typed them is then told of anew. */
@Injectable()
export class MergeTyped {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /** @throws TypedOrganisationNotFound | ONE_TARGET | MERGED_INTO_ITSELF | UnknownReference */
  async execute(id: string, { intoId, organisationId }: Target, userId: string): Promise<void> {
    if ((intoId === undefined) === (organisationId === undefined)) throw oneTarget();
    if (organisationId !== undefined) await this.awaitOrganisation(organisationId);
    await transact(this.db, async (tx) => {
      await lockTyped(tx);
      const typed = await find(tx, id);
      if (!typed) throw new TypedOrganisationNotFound();
      if (organisationId !== undefined) {
        await this.point(tx, [id], { organisationId }, userId);
        return;
      }
      const into = await find(tx, intoId ?? '');
      if (!into) throw new UnknownReference('/intoId');
      const root = into.merged_into ?? into.id;
      if (root === id) throw mergedIntoItself();
      // Those merged into it before come along: what is merged never points to what is merged itself.
      const along: { id: string }[] = await tx.query('SELECT id FROM typed_organisations WHERE merged_into = $1', [id]);
      await this.point(tx, [id, ...along.map((one) => one.id)], { intoId: root }, userId);
    });
  }

  /** Again: changes nothing. @throws TypedOrganisationNotFound */
  async undo(id: string, userId: string): Promise<void> {
    await transact(this.db, async (tx) => {
      await lockTyped(tx);
      const typed = await find(tx, id);
      if (!typed) throw new TypedOrganisationNotFound();
      if (typed.merged_into !== null || typed.organisation_id !== null) await this.point(tx, [id], {}, userId);
    });
  }

  private async point(tx: EntityManager, ids: string[], to: Target, userId: string): Promise<void> {
    const values = [ids, to.intoId ?? null, to.organisationId ?? null];
    const [changed]: [{ id: string }[]] = await tx.query(
      `UPDATE typed_organisations SET merged_into = $2, organisation_id = $3, version = version + 1
       WHERE id = ANY($1) AND (merged_into, organisation_id) IS DISTINCT FROM ($2::uuid, $3::uuid) RETURNING id`,
      values,
    );
    const moved = changed.map((row) => row.id);
    if (moved.length === 0) return;
    await tx.query(
      `INSERT INTO typed_organisation_log (typed_id, at, user_id, merged_into, organisation_id)
       SELECT unnest($1::uuid[]), $4, $5, $2, $3`,
      [moved, values[1], values[2], this.clock.now(), userId],
    );
    // In the order of keys, as the rounds take them.
    await tx.query(
      `WITH due AS (
         SELECT a.registration_id, a.session_key FROM attendances a
           JOIN attendee_organisations o ON o.registration_id = a.registration_id
           JOIN typed_organisations t ON t.id = o.typed_id
         WHERE t.id = ANY($1) OR t.merged_into = ANY($1)
         ORDER BY a.registration_id, a.session_key FOR UPDATE OF a)
       UPDATE attendances a SET organisation_told = false FROM due
       WHERE a.registration_id = due.registration_id AND a.session_key = due.session_key`,
      [moved],
    );
  }

  /** The fact of an organisation recorded a moment ago may still be on its way. */
  private async awaitOrganisation(id: string): Promise<void> {
    const deadline = performance.now() + patienceMs;
    for (;;) {
      const rows: unknown[] = await this.db.query('SELECT 1 FROM organisations WHERE id = $1', [id]);
      if (rows.length > 0) return;
      if (performance.now() > deadline) throw new UnknownReference('/organisationId');
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

async function find(tx: EntityManager, id: string): Promise<Typed | undefined> {
  const [row]: Typed[] = await tx.query(
    'SELECT id, merged_into, organisation_id FROM typed_organisations WHERE id = $1',
    [id],
  );
  return row;
}
