import type { EntityManager } from 'typeorm';
import { markDays, markForCounting } from './report-totals.js';

export type RecordKind =
  | 'invitation'
  | 'registration'
  | 'attendance'
  | 'counted'
  | 'meeting'
  | 'showing'
  | 'reading'
  | 'intent'
  | 'agreement'
  | 'milestone';

/** What a fact says of one thing that a report counts; `said` is null for what counts no more. */
export interface ReportRecord {
  kind: RecordKind;
  subjectId: string;
  version: number;
  /** When the fact happened. */
  at: Date;
  said: null | {
    eventId?: string | undefined;
    eventIds?: string[] | undefined;
    /** Day on which it counts, where that is not its event's. */
    onDate?: string | undefined;
    /** What it belongs to: the registration of an attendance. */
    ofId?: string | undefined;
    /** The registrations of those who met. */
    ofIds?: string[] | undefined;
    form?: string | undefined;
    organisationIds?: string[] | undefined;
    count?: number | undefined;
    amount?: string | undefined;
    technologyAmount?: string | undefined;
    source?: string | undefined;
    readAt?: string | undefined;
    /** Of a laboratory shown, which has no record of its own. */
    title?: string | undefined;
  };
}

interface Row {
  kind: string;
  subject_id: string;
  version: number;
  known_from: Date;
  known_to: Date | 'infinity';
  [column: string]: unknown;
}

interface Closed {
  event_id: string | null;
  on_date: string | null;
}

/** The facts of one transaction in three statements: what was known is closed, what is known now is added. */
export async function writeRecords(tx: EntityManager, records: ReportRecord[]): Promise<void> {
  const bySubject = Map.groupBy(records, ({ kind, subjectId }) => `${kind} ${subjectId}`);
  const chains = [...bySubject.values()].map((chain) => chain.toSorted((a, b) => a.version - b.version));
  const firsts = chains.flatMap(([first]) => (first ? [first] : []));
  const closed = await closeEarlier(tx, firsts);
  await markForCounting(tx, [...closed.map(({ event_id }) => event_id), ...records.map(({ said }) => said?.eventId)]);
  await markDays(tx, [...closed.map(({ on_date }) => on_date), ...records.map(({ said }) => said?.onDate)]);
  const rows = chains.flatMap((chain) =>
    chain.flatMap((record, n) => (record.said ? [rowOf(record, chain[n + 1]?.at)] : [])),
  );
  if (rows.length === 0) return;
  await tx.query(
    `INSERT INTO report_records SELECT * FROM jsonb_to_recordset($1::jsonb) AS row (kind text, subject_id uuid,
       version int, known_from timestamptz, known_to timestamptz, event_id uuid, event_ids uuid[], on_date date,
       of_id uuid, form text, organisation_ids uuid[], count bigint, amount numeric, technology_amount numeric,
       source text, at timestamptz, of_ids uuid[], title text)
     ON CONFLICT DO NOTHING`,
    [JSON.stringify(rows)],
  );
}

/**
 * A fact that is older than what is known changes nothing: facts of one subject come in order, but may come again.
 * Answers the events and days of what held until now.
 */
async function closeEarlier(tx: EntityManager, firsts: ReportRecord[]): Promise<Closed[]> {
  const later = firsts.filter(({ version }) => version > 1);
  if (later.length === 0) return [];
  const [closed]: [Closed[]] = await tx.query(
    `UPDATE report_records AS r SET known_to = n.at
     FROM unnest($1::text[], $2::uuid[], $3::int[], $4::timestamptz[]) AS n (kind, subject_id, version, at)
     WHERE r.kind = n.kind AND r.subject_id = n.subject_id AND r.version < n.version AND r.known_to = 'infinity'
     RETURNING r.event_id, r.on_date::text`,
    [
      later.map(({ kind }) => kind),
      later.map(({ subjectId }) => subjectId),
      later.map(({ version }) => version),
      later.map(({ at }) => at),
    ],
  );
  return closed;
}

function rowOf({ kind, subjectId, version, at, said }: ReportRecord, until: Date | undefined): Row {
  return {
    kind,
    subject_id: subjectId,
    version,
    known_from: at,
    known_to: until ?? 'infinity',
    event_id: said?.eventId,
    // In one order, so that what came from the same events is found together.
    event_ids: said?.eventIds && [...new Set(said.eventIds)].toSorted(),
    on_date: said?.onDate,
    of_id: said?.ofId,
    form: said?.form,
    organisation_ids: said?.organisationIds,
    count: said?.count,
    amount: said?.amount,
    technology_amount: said?.technologyAmount,
    source: said?.source,
    at: said?.readAt,
    of_ids: said?.ofIds,
    title: said?.title,
  };
}
