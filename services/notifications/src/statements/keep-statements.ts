import { Injectable } from '@nestjs/common';
import { Clock, newId, type OnceKey, requireVersion, transact, transactOnce } from '@zuomei/platform';
import { DataSource, type EntityManager, IsNull } from 'typeorm';
import { References } from '../references/references.js';
import { type Changes, type Published, PublishedStatement } from './statement.entity.js';
import { unclear } from './statement-rules.js';
import type { StatementBody, StatementCorrection } from './statements.dto.js';
import { StatementNotFound, StatementUnclear } from './statements.errors.js';

/** Enters, corrects and withdraws what was published; nothing that was said is ever overwritten. */
@Injectable()
export class KeepStatements {
  constructor(
    private readonly db: DataSource,
    private readonly references: References,
    private readonly clock: Clock,
  ) {}

  /** @throws StatementUnclear, UnknownReference for the series */
  async execute(body: StatementBody, staffId: string, once: OnceKey | undefined): Promise<{ id: string }> {
    const said: Published = { code: null, ...nothing, ...given(body), value: body.value, unit: body.unit };
    requireClear(said);
    await this.requireSeries(said.seriesId);
    const { result } = await transactOnce(this.db, once, async (tx) => {
      const statement = PublishedStatement.record(newId(), said, staffId, this.clock.now());
      await tx.insert(PublishedStatement, statement);
      return { id: statement.id };
    });
    return result;
  }

  /** @throws StatementNotFound, StatementUnclear, 412 STALE_VERSION */
  async correct(id: string, body: StatementCorrection, staffId: string, ifMatch: number | undefined): Promise<void> {
    const { reason, ...changes } = body;
    await this.requireSeries(changes.seriesId ?? null);
    await transact(this.db, async (tx) => {
      const standing = await lockStanding(tx, id);
      requireVersion(ifMatch, standing.version);
      await replace(tx, standing, given(changes), reason ?? null, staffId, this.clock.now());
    });
  }

  /** @throws StatementNotFound, 412 STALE_VERSION */
  async withdraw(id: string, ifMatch: number | undefined): Promise<void> {
    await transact(this.db, async (tx) => {
      const standing = await lockStanding(tx, id);
      requireVersion(ifMatch, standing.version);
      standing.withdraw(this.clock.now());
      await tx.save(standing);
    });
  }

  private async requireSeries(id: string | null): Promise<void> {
    if (id) await this.references.waitForReference([{ kind: 'series', id, pointer: '/seriesId' }]);
  }
}

/** @throws StatementUnclear; answers whether anything changed */
export async function replace(
  tx: EntityManager,
  standing: PublishedStatement,
  changes: Changes,
  reason: string | null,
  by: string,
  at: Date,
): Promise<boolean> {
  const next = standing.correct(changes, reason, by, at);
  if (!next) return false;
  requireClear(next);
  // The one that stood ends first: one version of a statement stands at a time.
  await tx.save(standing);
  await tx.insert(PublishedStatement, next);
  return true;
}

const nothing = {
  ...{ figure: null, label: null, qualifier: null, from: null, to: null, asOf: null, kind: null, seriesId: null },
  scope: null,
};

/** What a body says: what it leaves out is left out, empty words are nothing. */
function given<T extends StatementCorrection | StatementBody>(body: T): Omit<T, 'reason'> {
  const seriesId = body.seriesId?.toLowerCase();
  const entries = Object.entries({ ...body, ...(seriesId && { seriesId }) });
  const said = entries.flatMap(([name, value]) => (value === undefined ? [] : [[name, value === '' ? null : value]]));
  return Object.fromEntries(said) as Omit<T, 'reason'>;
}

function requireClear(said: Published): void {
  const problems = unclear(said);
  if (problems.length > 0) throw new StatementUnclear(problems);
}

async function lockStanding(tx: EntityManager, id: string): Promise<PublishedStatement> {
  const standing = await tx.findOne(PublishedStatement, {
    where: { id, until: IsNull() },
    lock: { mode: 'pessimistic_write' },
  });
  if (!standing) throw new StatementNotFound();
  return standing;
}
