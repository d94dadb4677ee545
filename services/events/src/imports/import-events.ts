import { Injectable } from '@nestjs/common';
import { EventChanged, EventDrafted, EventEnded, SeriesRecorded } from '@zuomei/contracts';
import { Outbox, type OutboxLine } from '@zuomei/messaging';
import { type Caller, Clock, Refusal, transact } from '@zuomei/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { organises } from '../events/event-access.js';
import type { WholeEvent } from '../events/event-details.js';
import { Event } from '../events/event.entity.js';
import { EventCodeTaken } from '../events/event.errors.js';
import { addIndustries, callIndustries } from '../industries/industry-names.js';
import { unlessTaken } from '../references.js';
import { Series } from '../series/series.entity.js';
import { type ImportOutcome, rowsOf, type Sheet } from '@zuomei/platform/sheets';
import { type EventColumn, eventColumns, type EventRow, readEvent } from './event-row.js';
import { type KnownRecords, knownRecords } from './known-records.js';
import { unknownOrganisation } from './organisations-called.js';
import { refuseRepeats } from './repeated-codes.js';

/** What an import is going to write. */
interface Plan {
  created: Event[];
  updated: Event[];
  lines: OutboxLine[];
}

const insertAtOnce = 500;

@Injectable()
export class ImportEvents {
  constructor(
    private readonly db: DataSource,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * All rows or none. A row whose code is known changes that event; an empty cell leaves as it is. What is past
   * arrives as ended, without mails and follow-ups; the rest as drafts. Series are made along their path.
   */
  async execute(caller: Caller, sheet: Sheet, dryRun: boolean): Promise<ImportOutcome> {
    const rows = rowsOf(sheet, eventColumns).map(readEvent);
    refuseRepeats(rows);
    return transact(this.db, async (tx) => {
      // One import at a time: two of the same file do not both create its rows.
      await tx.query(`SELECT pg_advisory_xact_lock(hashtext('import-events'))`);
      const newIndustries = await callIndustries(tx, rows);
      const known = await knownRecords(tx, rows);
      const plan: Plan = { created: [], updated: [], lines: [] };
      const now = this.clock.now();
      for (const row of rows) this.plan(caller, row, known, plan, now);
      const rejected = rows.flatMap(({ reading: { from, problems } }) =>
        problems.length > 0 ? [{ row: from.row, errors: problems }] : [],
      );
      if (rejected.length > 0) return { created: 0, updated: 0, unchanged: 0, rejected };
      if (!dryRun) {
        await addIndustries(tx, newIndustries, now);
        await this.write(tx, plan, known.series.created);
      }
      const { created, updated } = plan;
      const unchanged = rows.length - created.length - updated.length;
      return { created: created.length, updated: updated.length, unchanged, rejected };
    });
  }

  private plan(caller: Caller, row: EventRow, known: KnownRecords, plan: Plan, now: Date): void {
    const hostIds = organisationIds(row, 'hosts', row.hostCodes, known);
    const guestIds = row.guestCodes && organisationIds(row, 'guests', row.guestCodes, known);
    if (!row.details || row.reading.problems.length > 0) return;
    const seriesId = row.seriesPath && known.series.at(row.seriesPath, now).id;
    const details = { ...row.details, hostIds, guestIds, seriesId };
    const event = known.events.get(row.details.code);
    if (event && !organises(caller, event)) return refuseHost(row);
    inRow(row, () => {
      if (event) planChange(event, details, known, plan, now);
      else planNew(details, plan, now);
    });
    const subject = event ?? plan.created.at(-1);
    if (subject && row.reading.problems.length === 0 && !organises(caller, subject)) refuseHost(row);
  }

  private async write(tx: EntityManager, { created, updated, lines }: Plan, series: Series[]): Promise<void> {
    await tx.insert(Series, series);
    for (let from = 0; from < created.length; from += insertAtOnce) {
      await unlessTaken(
        'events_code',
        () => new EventCodeTaken('?'),
        () => tx.insert(Event, created.slice(from, from + insertAtOnce)),
      );
    }
    await tx.save(updated);
    const recorded = series.map((one) => ({ fact: SeriesRecorded, payload: one.recorded(), about: one }));
    await this.outbox.addAll(tx, [...recorded, ...lines]);
  }
}

function planNew(details: WholeEvent, { created, lines }: Plan, now: Date): void {
  const past = new Date(details.endsAt) <= now;
  const event = past ? Event.past(details, now) : Event.draft(details, now);
  created.push(event);
  lines.push({ fact: past ? EventEnded : EventDrafted, payload: event.snapshot([]), about: event });
}

function planChange(event: Event, details: WholeEvent, known: KnownRecords, plan: Plan, now: Date): void {
  const sessions = known.programmes.get(event.id) ?? [];
  const changed = event.change(details, sessions, now);
  if (changed.length === 0) return;
  plan.updated.push(event);
  plan.lines.push({ fact: EventChanged, payload: { ...event.snapshot(sessions), changed }, about: event });
}

function organisationIds(row: EventRow, column: 'hosts' | 'guests', codes: string[], known: KnownRecords): string[] {
  return codes.flatMap((code) => {
    const id = known.organisations.get(code);
    if (id !== undefined) return [id];
    row.reading.refuse(column, 'UNKNOWN_REFERENCE', unknownOrganisation(code));
    return [];
  });
}

const refuseHost = ({ reading }: EventRow): void => {
  reading.refuse('hosts', 'NOT_YOUR_EVENT', {
    zh: '你不是主办单位的组织者',
    en: 'you do not organise for any of its hosts',
  });
};

/** Fields that come from a column of another name. */
const columnOf: Partial<Record<string, EventColumn>> = {
  '/startsAt': 'starts_on',
  '/endsAt': 'ends_on',
  '/capacity': 'capacity',
};

/** What the event itself refuses is said of its row. */
function inRow({ reading }: EventRow, work: () => void): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const fields = error.options.errors ?? [{ pointer: '', code: error.code, detail: error.said }];
    for (const { pointer, code, detail } of fields) reading.refuse(columnOf[pointer] ?? 'code', code, detail);
  }
}
