import { Injectable } from '@nestjs/common';
import { Clock, newId, transact } from '@zuomei/platform';
import { type ImportOutcome, rowsOf, type Sheet } from '@zuomei/platform/sheets';
import { DataSource, In, IsNull } from 'typeorm';
import { replace } from './keep-statements.js';
import { PublishedStatement } from './statement.entity.js';
import { readStatement, statementColumns, type StatementRow } from './statement-row.js';

/** Published statements from a table, by `code`. */
@Injectable()
export class ImportStatements {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /** All rows or none. A row whose code is known corrects that statement; twice the same changes nothing. */
  async execute(staffId: string, sheet: Sheet, dryRun: boolean): Promise<ImportOutcome> {
    const rows = rowsOf(sheet, statementColumns).map(readStatement);
    refuseRepeats(rows);
    const rejected = rows.flatMap(({ reading: { from, problems } }) =>
      problems.length > 0 ? [{ row: from.row, errors: problems }] : [],
    );
    if (rejected.length > 0) return { created: 0, updated: 0, unchanged: 0, rejected };
    const all = rows.flatMap(({ said }) => said ?? []);
    return transact(this.db, async (tx) => {
      // One import at a time: two of the same file do not both create its rows.
      await tx.query(`SELECT pg_advisory_xact_lock(hashtext('import-statements'))`);
      const known = await tx.find(PublishedStatement, {
        where: { code: In(all.map(({ code }) => code)), until: IsNull() },
        order: { id: 'ASC' },
        lock: { mode: 'pessimistic_write' },
      });
      const byCode = new Map(known.map((one) => [one.code, one]));
      const at = this.clock.now();
      let [created, updated] = [0, 0];
      for (const said of all) {
        const standing = byCode.get(said.code);
        if (!standing) {
          created += 1;
          const made = PublishedStatement.record(newId(), { ...said, seriesId: null }, staffId, at);
          if (!dryRun) await tx.insert(PublishedStatement, made);
        } else if (
          dryRun ? standing.correct(said, null, staffId, at) : await replace(tx, standing, said, null, staffId, at)
        ) {
          updated += 1;
        }
      }
      return { created, updated, unchanged: all.length - created - updated, rejected: [] };
    });
  }
}

function refuseRepeats(rows: StatementRow[]): void {
  const first = new Map<string, number>();
  for (const { reading, said } of rows) {
    if (!said) continue;
    const row = first.get(said.code);
    if (row === undefined) first.set(said.code, reading.from.row);
    else
      reading.refuse('code', 'CODE_REPEATED', { zh: `与第 ${row} 行的编号重复`, en: `row ${row} has the same code` });
  }
}
