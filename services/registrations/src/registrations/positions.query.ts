import type { EntityManager } from 'typeorm';
import type { Offering } from '../offerings/offering.entity.js';

/**
 * Places in line, from 1, of some waitlisted registrations of one event; a group that comes together or not at all is
 * one place. Whoever is off the line has none.
 */
export async function positionsInLine(
  manager: EntityManager,
  offering: Offering,
  ids: readonly string[],
): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map();
  const rows: { id: string; position: string }[] = await manager.query(
    `SELECT id, position FROM (
       SELECT id, dense_rank() OVER (PARTITION BY CASE WHEN $2 THEN attendance_mode END ORDER BY line) AS position
       FROM registrations WHERE offering_id = $1 AND line IS NOT NULL
     ) AS waiting WHERE id = ANY($3)`,
    [offering.id, offering.countsByMode, ids],
  );
  return new Map(rows.map((row) => [row.id, Number(row.position)]));
}

/** Places in line for sessions, counted among those with a place at the event, by `<registration> <session>`. */
export async function sessionPositions(
  manager: EntityManager,
  lines: readonly { registrationId: string; sessionId: string; status: string }[],
): Promise<Map<string, number>> {
  const waiting = lines.filter((line) => line.status === 'waitlisted');
  if (waiting.length === 0) return new Map();
  const rows: { registration_id: string; session_id: string; position: string }[] = await manager.query(
    `SELECT * FROM (
       SELECT registration_id, session_id, row_number() OVER (PARTITION BY session_id ORDER BY line) AS position
       FROM registration_sessions WHERE status = 'waitlisted' AND session_id = ANY($1)
     ) AS waiting WHERE registration_id = ANY($2)`,
    [[...new Set(waiting.map((line) => line.sessionId))], [...new Set(waiting.map((line) => line.registrationId))]],
  );
  return new Map(rows.map((row) => [`${row.registration_id} ${row.session_id}`, Number(row.position)]));
}
