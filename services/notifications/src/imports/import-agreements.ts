import { Injectable } from '@nestjs/common';
import { Clock, transact } from '@zuomei/platform';
import { type ImportOutcome, rowsOf, type Sheet } from '@zuomei/platform/sheets';
import { DataSource, type EntityManager, In } from 'typeorm';
import { Agreement } from '../agreements/agreement.entity.js';
import { localDayOf } from '../agreements/agreement-rules.js';
import { present } from '../agreements/agreements.view.js';
import { Party } from '../agreements/party.entity.js';
import { agreementColumns, type AgreementRow, checkFigures, readAgreement } from './agreement-row.js';
import { type Changed, type Recorded, RecordedAgreements } from './recorded-agreements.js';

type Known = Map<string, { id: string; name: string }>;

/** Past agreements from a table, by `code`. */
@Injectable()
export class ImportAgreements {
  constructor(
    private readonly db: DataSource,
    private readonly recorded: RecordedAgreements,
    private readonly clock: Clock,
  ) {}

  /**
   * All rows or none. A row whose code is known changes that agreement; an empty cell leaves as it is.
   * @param source where the figures come from, for rows that do not say
   */
  async execute(staffId: string, sheet: Sheet, dryRun: boolean, source: string): Promise<ImportOutcome> {
    const today = localDayOf(this.clock.now());
    const rows = rowsOf(sheet, agreementColumns).map((row) => readAgreement(row, today));
    refuseRepeats(rows);
    return transact(this.db, async (tx) => {
      // One import at a time: two of the same file do not both create its rows.
      await tx.query(`SELECT pg_advisory_xact_lock(hashtext('import-agreements'))`);
      const known = await this.known(tx, rows);
      const created: Recorded[] = [];
      const updated: Changed[] = [];
      for (const row of rows) {
        const wanted = look(row, known, source);
        if (!wanted) continue;
        const before = known.agreements.get(wanted.details.code);
        const changed = before && changesOf(before, wanted);
        const terms = changed?.agreement ?? { ...nothing, ...stated(wanted) };
        checkFigures(row.reading, terms);
        if (!before) created.push(wanted);
        else if (changed && changed.fields.length > 0) updated.push(changed);
      }
      const rejected = rows.flatMap(({ reading: { from, problems } }) =>
        problems.length > 0 ? [{ row: from.row, errors: problems }] : [],
      );
      if (rejected.length > 0) return { created: 0, updated: 0, unchanged: 0, rejected };
      if (!dryRun) {
        await this.recorded.create(tx, created, staffId, this.clock.now());
        await this.recorded.change(tx, updated, staffId);
      }
      const unchanged = rows.length - created.length - updated.length;
      return { created: created.length, updated: updated.length, unchanged, rejected };
    });
  }

  /** What the rows refer to; the agreements locked, in the order of their ids. */
  private async known(tx: EntityManager, rows: AgreementRow[]): Promise<Lookups> {
    const details = rows.flatMap((row) => row.details ?? []);
    const agreements = await tx.find(Agreement, {
      where: { code: In(details.map((one) => one.code)) },
      order: { id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
    const parties = await tx.find(Party, {
      where: { agreementId: In(agreements.map((one) => one.id)) },
      order: { position: 'ASC' },
    });
    // By code; by name, too, where only one has it.
    const called = async (table: 'organisations' | 'events', name: string, words: string[]): Promise<Known> => {
      const found: { code: string; id: string; name: string }[] = await tx.query(
        `SELECT code, id, ${name} AS name FROM ${table} WHERE code = ANY($1::text[]) OR ${name} = ANY($1::text[])`,
        [words],
      );
      const byName = [...Map.groupBy(found, (one) => one.name)].filter(([, those]) => those.length === 1);
      return new Map([
        ...byName.flatMap(([word, [one]]) => (one ? [[word, one] as const] : [])),
        ...found.map((one) => [one.code, one] as const),
      ]);
    };
    return {
      organisations: await called(
        'organisations',
        'name',
        details.flatMap((one) => [one.partyA, one.partyB]),
      ),
      events: await called(
        'events',
        'title',
        details.flatMap((one) => one.eventCodes ?? []),
      ),
      agreements: new Map(
        agreements.map((agreement) => [
          agreement.code ?? '',
          { agreement, parties: parties.filter((party) => party.agreementId === agreement.id) },
        ]),
      ),
    };
  }
}

interface Lookups {
  organisations: Known;
  events: Known;
  agreements: Map<string, { agreement: Agreement; parties: Party[] }>;
}

/** Finds what the row names; what is unknown is said of its cell. */
function look({ reading, details }: AgreementRow, known: Lookups, source: string): Recorded | undefined {
  if (!details) return undefined;
  const parties = (['party_a', 'party_b'] as const).flatMap((column) => {
    const code = column === 'party_a' ? details.partyA : details.partyB;
    const found = known.organisations.get(code);
    if (found) return [{ organisationId: found.id, name: found.name }];
    reading.refuse(column, 'UNKNOWN_REFERENCE', {
      zh: `没有编号或名称为“${code}”的单位,或不止一个同名;请填写编号,或先导入单位`,
      en: `no organisation, or more than one, is called "${code}"; write a code, or import it first`,
    });
    return [];
  });
  const eventIds = details.eventCodes?.flatMap((code) => {
    const found = known.events.get(code);
    if (found) return [found.id];
    reading.refuse('event_code', 'UNKNOWN_REFERENCE', {
      zh: `没有编号或标题为“${code}”的活动,或不止一个同名`,
      en: `no event, or more than one, is called "${code}"`,
    });
    return [];
  });
  return { details, parties, eventIds, source: details.source ?? source };
}

const nothing = { amount: null, technologyTransactionAmount: null, termStartsOn: null, termEndsOn: null };

const importable = [
  'kind',
  'title',
  'signedOn',
  'amount',
  'technologyTransactionAmount',
  'termStartsOn',
  'termEndsOn',
  'eventIds',
  'source',
] as const;
type Stated = Partial<Pick<Agreement, (typeof importable)[number]>>;

/** What a row says, by the agreement's own names; what it leaves empty is left out. */
function stated({ details, eventIds }: Recorded): Stated {
  const { kind, title, signedOn, amount, technologyTransactionAmount, termStartsOn, termEndsOn, source } = details;
  return present({
    ...{ kind, title, signedOn, amount, technologyTransactionAmount, termStartsOn, termEndsOn },
    ...{ eventIds, source },
  });
}

function changesOf({ agreement, parties }: { agreement: Agreement; parties: Party[] }, wanted: Recorded): Changed {
  const said = stated(wanted);
  const fields: string[] = importable.filter(
    (name) => said[name] !== undefined && JSON.stringify(agreement[name]) !== JSON.stringify(said[name]),
  );
  Object.assign(agreement, said);
  let partiesChanged = false;
  for (const [position, party] of wanted.parties.entries()) {
    const before = parties[position];
    if (!before || before.organisationId === party.organisationId) continue;
    Object.assign(before, party);
    partiesChanged = true;
  }
  return { agreement, parties, fields: partiesChanged ? [...fields, 'parties'] : fields, partiesChanged };
}

function refuseRepeats(rows: AgreementRow[]): void {
  const first = new Map<string, number>();
  for (const { reading, details } of rows) {
    if (!details) continue;
    const row = first.get(details.code);
    if (row === undefined) first.set(details.code, reading.from.row);
    else
      reading.refuse('code', 'CODE_REPEATED', { zh: `与第 ${row} 行的编号重复`, en: `row ${row} has the same code` });
  }
}
