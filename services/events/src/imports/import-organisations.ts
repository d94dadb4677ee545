import { Injectable } from '@nestjs/common';
import { OrganisationRecorded } from '@zuomei/contracts';
import { Outbox } from '@zuomei/messaging';
import { type Caller, Clock, transact } from '@zuomei/platform';
import { DataSource, type EntityManager, In } from 'typeorm';
import { mayChangeOrganisation } from '../organisations/change-organisation.js';
import { Organisation } from '../organisations/organisation.entity.js';
import { OrganisationCodeTaken } from '../organisations/organisations.errors.js';
import { unlessTaken } from '../references.js';
import { type ImportOutcome, type RowProblems, rowsOf, type Sheet } from '@zuomei/platform/sheets';
import { organisationColumns, type OrganisationRow, readOrganisation } from './organisation-row.js';
import { refuseRepeats } from './repeated-codes.js';

@Injectable()
export class ImportOrganisations {
  constructor(
    private readonly db: DataSource,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** All rows or none. A row whose code is known changes that organisation; an empty cell leaves as it is. */
  async execute(caller: Caller, sheet: Sheet, dryRun: boolean): Promise<ImportOutcome> {
    const rows = rowsOf(sheet, organisationColumns).map(readOrganisation);
    refuseRepeats(rows);
    return transact(this.db, async (tx) => {
      // One import at a time: two of the same file do not both create its rows.
      await tx.query(`SELECT pg_advisory_xact_lock(hashtext('import-organisations'))`);
      const known = await lockKnown(tx, rows);
      const created: Organisation[] = [];
      const updated: Organisation[] = [];
      for (const { reading, details } of rows) {
        if (!details) continue;
        const organisation = known.get(details.code);
        if (!organisation) created.push(Organisation.record(details, this.clock.now()));
        else if (organisation.change(details, this.clock.now())) {
          updated.push(organisation);
          if (!mayChangeOrganisation(caller, organisation.id)) {
            reading.refuse('code', 'NOT_YOUR_ORGANISATION', {
              zh: '你不是这个单位的组织者',
              en: 'you do not organise for this organisation',
            });
          }
        }
      }
      const rejected = rejectedOf(rows);
      if (rejected.length > 0) return { created: 0, updated: 0, unchanged: 0, rejected };
      if (!dryRun) await this.write(tx, created, updated);
      const unchanged = rows.length - created.length - updated.length;
      return { created: created.length, updated: updated.length, unchanged, rejected };
    });
  }

  private async write(tx: EntityManager, created: Organisation[], updated: Organisation[]): Promise<void> {
    await unlessTaken(
      'organisations_code',
      () => new OrganisationCodeTaken('?'),
      () => tx.insert(Organisation, created),
    );
    await tx.save(updated);
    await this.outbox.addAll(
      tx,
      [...created, ...updated].map((organisation) => ({
        fact: OrganisationRecorded,
        payload: organisation.recorded(),
        about: organisation,
      })),
    );
  }
}

const rejectedOf = (rows: OrganisationRow[]): RowProblems[] =>
  rows.flatMap(({ reading: { from, problems } }) => (problems.length > 0 ? [{ row: from.row, errors: problems }] : []));

/** In the order of their ids, so that two who lock several cannot wait for each other. */
async function lockKnown(tx: EntityManager, rows: OrganisationRow[]): Promise<Map<string | null, Organisation>> {
  const codes = rows.flatMap(({ details }) => details?.code ?? []);
  const known = await tx.find(Organisation, {
    where: { code: In(codes) },
    order: { id: 'ASC' },
    lock: { mode: 'pessimistic_write' },
  });
  return new Map(known.map((organisation) => [organisation.code, organisation]));
}
