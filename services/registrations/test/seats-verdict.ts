import type { FreshDatabase } from '@zuomei/testing';
import { setTimeout as sleep } from 'node:timers/promises';

interface Seats {
  capacity: number | null;
  held: number;
  confirmed: number;
  waitlisted: number;
  rows: number;
  rows_confirmed: number;
  rows_waitlisted: number;
  doubles: number;
}

/** Seats and people of one event in one statement, so in one snapshot. */
async function seatsOf(db: FreshDatabase, eventId: string): Promise<Seats> {
  const [row] = await db.query<Seats & Record<string, number>>(
    `SELECT o.capacity, o.held, o.confirmed, o.waitlisted, r.*,
       (SELECT count(*)::int FROM (SELECT 1 FROM registrations WHERE offering_id = o.id
          AND status NOT IN ('cancelled', 'rejected') GROUP BY lower(trim(email)) HAVING count(*) > 1) d) AS doubles
     FROM offerings o CROSS JOIN LATERAL (
       SELECT (count(*) FILTER (WHERE holds_seat AND NOT beyond_capacity))::int AS rows,
         (count(*) FILTER (WHERE status = 'confirmed'))::int AS rows_confirmed,
         (count(*) FILTER (WHERE status = 'waitlisted'))::int AS rows_waitlisted
       FROM registrations WHERE offering_id = o.id) r
     WHERE o.id = $1`,
    [eventId],
  );
  if (!row) throw new Error('no such event');
  return row;
}

/** Looks at the seats again and again while something happens. @returns what was wrong at any instant */
export async function watching(db: FreshDatabase, eventId: string, work: Promise<unknown>): Promise<string[]> {
  const wrong = new Set<string>();
  let done = false;
  const watch = (async () => {
    while (!done) {
      const { rows, capacity, doubles } = await seatsOf(db, eventId);
      if (capacity !== null && rows > capacity) wrong.add('more seats held than there are');
      if (doubles > 0) wrong.add('somebody has two places');
      await sleep(5);
    }
  })();
  await work.finally(() => (done = true));
  await watch;
  return [...wrong];
}

/** What is wrong once all is quiet: seats, counters, the line and its order, facts. Empty: nothing. */
export async function wrongWith(db: FreshDatabase, eventId: string): Promise<string[]> {
  const seats = await seatsOf(db, eventId);
  const wrong: string[] = [];
  const say = (broken: boolean, what: string): void => void (broken && wrong.push(what));
  say(seats.capacity !== null && seats.rows > seats.capacity, 'more seats held than there are');
  say(seats.held !== seats.rows, 'seats are not counted as they are');
  say(seats.confirmed !== seats.rows_confirmed, 'the confirmed are not counted as they are');
  say(seats.waitlisted !== seats.rows_waitlisted, 'the waitlisted are not counted as they are');
  say(seats.doubles > 0, 'somebody has two places');
  say(await seatForSomebodyInLine(db, eventId, seats), 'a seat is free that somebody in line could take');
  say(await outOfOrder(db, eventId), 'somebody was served before somebody further ahead');
  say(await dividedGroups(db, eventId), 'a group that comes together was divided');
  say(await brokenVersions(db, eventId), 'facts are missing or doubled');
  return wrong;
}

/** Under `fill` anybody whose group fits, under `strict` the head of the line. */
async function seatForSomebodyInLine(db: FreshDatabase, eventId: string, seats: Seats): Promise<boolean> {
  const free = seats.capacity === null ? Infinity : seats.capacity - seats.rows;
  const units = await db.query<{ size: number; policy: string }>(
    `SELECT count(*)::int AS size, min(o.waitlist_policy) AS policy
     FROM registrations r JOIN offerings o ON o.id = r.offering_id
     WHERE r.offering_id = $1 AND r.line IS NOT NULL GROUP BY r.line ORDER BY r.line`,
    [eventId],
  );
  const candidates = units[0]?.policy === 'strict' ? units.slice(0, 1) : units;
  return candidates.some(({ size }) => size <= free);
}

/** By the order of the facts, which is that of the lock: who joined the line first, and is alone, moves up first. */
async function outOfOrder(db: FreshDatabase, eventId: string): Promise<boolean> {
  const rows = await db.query(
    `WITH joined AS (
       SELECT o.aggregate_id AS id, o.seq FROM outbox o JOIN registrations r ON r.id::text = o.aggregate_id
       WHERE o.payload->>'eventId' = $1 AND o.type = 'registrations.registration-waitlisted.v1' AND r.group_id IS NULL),
     moved AS (
       SELECT o.aggregate_id AS id, o.seq FROM outbox o
       WHERE o.payload->>'eventId' = $1 AND o.payload->>'previousStatus' = 'waitlisted'
         AND o.payload->>'status' <> 'cancelled'),
     line AS (SELECT joined.seq AS came, lag(joined.seq) OVER (ORDER BY moved.seq) AS before
       FROM moved JOIN joined USING (id))
     SELECT 1 FROM line WHERE before > came`,
    [eventId],
  );
  return rows.length > 0;
}

async function dividedGroups(db: FreshDatabase, eventId: string): Promise<boolean> {
  const rows = await db.query(
    `SELECT 1 FROM registrations r JOIN groups g ON g.id = r.group_id AND g.all_or_none
     WHERE r.offering_id = $1 AND r.status NOT IN ('cancelled', 'rejected')
     GROUP BY g.id HAVING count(DISTINCT r.status) > 1 OR count(DISTINCT coalesce(r.line, 0)) > 1`,
    [eventId],
  );
  return rows.length > 0;
}

/** One fact for each version, contiguous from 1, the last one being what the row says. */
async function brokenVersions(db: FreshDatabase, eventId: string): Promise<boolean> {
  const rows = await db.query(
    `SELECT 1 FROM registrations r LEFT JOIN outbox o ON o.aggregate_id = r.id::text WHERE r.offering_id = $1
     GROUP BY r.id, r.version HAVING count(o.seq) <> r.version OR max(o.aggregate_version) <> r.version
       OR count(DISTINCT o.aggregate_version) <> r.version`,
    [eventId],
  );
  return rows.length > 0;
}
