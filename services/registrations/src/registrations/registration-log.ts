import type { EntityManager } from 'typeorm';

export const logEntries = [
  'approved',
  'rejected',
  'cancelled',
  'changed',
  'asked_again',
  'substituted',
  'moved_up',
  'passed_over',
  'offer_accepted',
  'offer_lapsed',
  'joined_line',
] as const;
export type LogEntry = (typeof logEntries)[number];

export const logAuthors = ['attendee', 'organiser', 'event', 'system'] as const;
export type LogAuthor = (typeof logAuthors)[number];

/** What became of a registration. Codes, ids, names of fields and figures; never a value of the person. */
export interface LogLine {
  registrationId: string;
  what: LogEntry;
  by: LogAuthor;
  /** The organiser who did it. */
  userId?: string | undefined;
  detail?: Record<string, unknown>;
}

/** Lines in one statement; they are only ever added. */
export async function writeLog(tx: EntityManager, at: Date, lines: readonly LogLine[]): Promise<void> {
  if (lines.length === 0) return;
  await tx.query(
    `INSERT INTO registration_log (registration_id, at, what, by_whom, user_id, detail)
     SELECT registration_id, $1, what, by_whom, user_id, detail::jsonb
     FROM unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[]) WITH ORDINALITY
       AS line (registration_id, what, by_whom, user_id, detail, place)
     ORDER BY place`,
    [
      at,
      lines.map((line) => line.registrationId),
      lines.map((line) => line.what),
      lines.map((line) => line.by),
      lines.map((line) => line.userId ?? null),
      lines.map((line) => (line.detail === undefined ? null : JSON.stringify(line.detail))),
    ],
  );
}
