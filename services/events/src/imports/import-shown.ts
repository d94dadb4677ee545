import { Injectable } from '@nestjs/common';
import { Outbox } from '@zuomei/messaging';
import { type Caller, Clock, transact } from '@zuomei/platform';
import { DataSource, type EntityManager, In, IsNull } from 'typeorm';
import { CatalogueRecord, type CatalogueType } from '../catalogue/catalogue-record.entity.js';
import { deadlineMissing } from '../catalogue/catalogue.errors.js';
import { catalogueFact } from '../catalogue/catalogue-fact.js';
import { addIndustries, callIndustries } from '../industries/industry-names.js';
import { organises } from '../events/event-access.js';
import { Event } from '../events/event.entity.js';
import { Showing } from '../showings/showing.entity.js';
import { showingFact } from '../showings/showing-fact.js';
import { type ImportOutcome, rowsOf, type Sheet } from '@zuomei/platform/sheets';
import { organisationsCalled, unknownOrganisation } from './organisations-called.js';
import { refuseRepeats } from './repeated-codes.js';
import { readShown, shownColumns, type ShownRow } from './shown-row.js';

interface Known {
  records: Map<string | null, CatalogueRecord>;
  owners: Map<string, string>;
  events: Map<string | null, Event>;
  /** `event form record` of what is shown already. */
  showings: Set<string>;
}

interface Plan {
  created: CatalogueRecord[];
  updated: CatalogueRecord[];
  showings: Showing[];
  touched: Set<ShownRow>;
}

const key = (eventId: string, form: string, recordId: string): string => `${eventId} ${form} ${recordId}`;

/** Achievements or needs with the event each was shown at. What comes in was public before: it is published. */
@Injectable()
export class ImportShown {
  constructor(
    private readonly db: DataSource,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** All rows or none. A row whose code is known changes that record; an empty cell leaves as it is. */
  async execute(caller: Caller, type: CatalogueType, sheet: Sheet, dryRun: boolean): Promise<ImportOutcome> {
    const rows = rowsOf(sheet, shownColumns[type]).map(readShown);
    refuseRepeats(rows);
    return transact(this.db, async (tx) => {
      // One import at a time: two of the same file do not both create its rows.
      await tx.query(`SELECT pg_advisory_xact_lock(hashtext('import-shown'))`);
      const newIndustries = await callIndustries(tx, rows);
      const known = await knownTo(tx, type, rows);
      const plan: Plan = { created: [], updated: [], showings: [], touched: new Set() };
      for (const row of rows) this.plan(caller, type, row, known, plan);
      const rejected = rows.flatMap(({ reading: { from, problems } }) =>
        problems.length > 0 ? [{ row: from.row, errors: problems }] : [],
      );
      if (rejected.length > 0) return { created: 0, updated: 0, unchanged: 0, rejected };
      if (!dryRun) {
        await addIndustries(tx, newIndustries, this.clock.now());
        await this.write(tx, plan);
      }
      const created = plan.created.length;
      return { created, updated: plan.touched.size, unchanged: rows.length - created - plan.touched.size, rejected };
    });
  }

  private plan(caller: Caller, type: CatalogueType, row: ShownRow, known: Known, plan: Plan): void {
    const { reading, details, owner, eventCode } = row;
    const ownerId = owner === undefined ? undefined : known.owners.get(owner);
    if (owner !== undefined && ownerId === undefined) {
      reading.refuse('owner', 'UNKNOWN_REFERENCE', unknownOrganisation(owner));
    }
    const event = eventCode === undefined ? undefined : known.events.get(eventCode);
    if (eventCode !== undefined && (event === undefined || !(caller.has('staff') || organises(caller, event)))) {
      reading.refuse('event_code', 'UNKNOWN_REFERENCE', {
        zh: `没有编号为 ${eventCode} 的活动,或你不是其组织者`,
        en: `no event ${eventCode} that you organise`,
      });
    }
    if (!details || ownerId === undefined || reading.problems.length > 0) return;
    const now = this.clock.now();
    let record = known.records.get(details.code);
    // What a cell leaves unsaid stays as it is known.
    if ((details.openCall ?? record?.openCall) && !(details.answerBy ?? record?.answerBy)) {
      return reading.refuse('answer_by', 'REQUIRED', deadlineMissing);
    }
    if (!record) {
      record = CatalogueRecord.draft(type, { ...details, ownerId }, now);
      record.publish(now);
      // Nobody saw the draft: the first fact of it tells that it is published.
      record.version = 1;
      plan.created.push(record);
    } else if (record.change({ ...details, ownerId }, now)) {
      plan.updated.push(record);
      plan.touched.add(row);
    }
    if (event && !known.showings.has(key(event.id, row.form, record.id))) {
      plan.showings.push(Showing.of(event.id, row.form, { [`${type}Id`]: record.id }, now));
      if (!plan.created.includes(record)) plan.touched.add(row);
    }
  }

  private async write(tx: EntityManager, { created, updated, showings }: Plan): Promise<void> {
    await tx.save([...created, ...updated], { chunk: 500 });
    await tx.save(showings, { chunk: 500 });
    await this.outbox.addAll(tx, [...[...created, ...updated].map(catalogueFact), ...showings.map(showingFact)]);
  }
}

async function knownTo(tx: EntityManager, type: CatalogueType, rows: ShownRow[]): Promise<Known> {
  // In the order of their ids, so that two who lock several cannot wait for each other.
  const records = await tx.find(CatalogueRecord, {
    where: { type, code: In(rows.flatMap(({ details }) => details?.code ?? [])) },
    order: { id: 'ASC' },
    lock: { mode: 'pessimistic_write' },
  });
  const events = await tx.findBy(Event, { code: In(rows.flatMap(({ eventCode }) => eventCode ?? [])) });
  const showings = await tx.findBy(Showing, {
    eventId: In(events.map((event) => event.id)),
    removedAt: IsNull(),
  });
  return {
    records: new Map(records.map((record) => [record.code, record])),
    owners: await organisationsCalled(
      tx,
      rows.flatMap(({ owner }) => owner ?? []),
    ),
    events: new Map(events.map((event) => [event.code, event])),
    showings: new Set(
      showings.map(({ eventId, form, achievementId, needId }) => key(eventId, form, achievementId ?? needId ?? '')),
    ),
  };
}
