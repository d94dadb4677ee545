import { type OutboxLine } from '@zuomei/messaging';
import type { MessageKind } from '@zuomei/contracts';
import { type EntityManager, In } from 'typeorm';
import { messageFact } from '../registrations/facts-of.js';
import { Registration } from '../registrations/registration.entity.js';
import type { MeetingPlan } from './meeting-plan.entity.js';
import { Meeting } from './meeting.entity.js';

interface Taken {
  slot: number;
  registrations: string[];
  tables: number[];
}

const takenSlots = `
  SELECT slot, array_agg(DISTINCT registration_id) FILTER (WHERE registration_id IS NOT NULL) AS registrations,
    array_agg(DISTINCT table_no) FILTER (WHERE table_no IS NOT NULL) AS tables
  FROM (
    SELECT slot, registration_id, NULL::int AS table_no FROM meeting_seats WHERE offering_id = $1
    UNION ALL
    SELECT slot, NULL, table_no FROM meetings WHERE offering_id = $1 AND status IN ('scheduled', 'held')
  ) taken GROUP BY slot`;

/**
 * Gives every free table to those who wait, in the order in which they agreed; whoever cannot be seated, because one
 * of the two is never free when a table is, lets the next one pass. Needs the plan's lock.
 * @returns what those who now have a slot are told
 */
export async function serveWaiting(tx: EntityManager, plan: MeetingPlan, now: Date): Promise<OutboxLine[]> {
  const { offeringId } = plan;
  const waiting = await tx.find(Meeting, {
    where: { offeringId, status: 'waiting' },
    order: { agreedAt: 'ASC', id: 'ASC' },
  });
  if (waiting.length === 0) return [];
  const rows: { slot: number; registrations: string[] | null; tables: number[] | null }[] = await tx.query(takenSlots, [
    offeringId,
  ]);
  const taken = new Map<number, Taken>(
    rows.map(({ slot, registrations, tables }) => [
      slot,
      { slot, registrations: registrations ?? [], tables: tables ?? [] },
    ]),
  );
  const lines: OutboxLine[] = [];
  for (const meeting of waiting) {
    const found = freeFor(meeting, plan, taken, now);
    if (!found) continue;
    meeting.seat(found.slot, found.table);
    await tx.save(meeting);
    await tx.query(
      `INSERT INTO meeting_seats (offering_id, slot, registration_id, meeting_id)
       SELECT $1, $2, person, $4 FROM unnest($3::uuid[]) person`,
      [offeringId, found.slot, meeting.people, meeting.id],
    );
    lines.push(...(await tell(tx, meeting.people, 'meeting_scheduled')));
  }
  return lines;
}

function freeFor(
  meeting: Meeting,
  plan: MeetingPlan,
  taken: Map<number, Taken>,
  now: Date,
): { slot: number; table: number } | undefined {
  for (const slot of plan.openSlots(now)) {
    const of = taken.get(slot) ?? { slot, registrations: [], tables: [] };
    if (meeting.people.some((person) => of.registrations.includes(person))) continue;
    for (let table = 1; table <= plan.tables; table += 1) {
      if (of.tables.includes(table)) continue;
      taken.set(slot, {
        slot,
        registrations: [...of.registrations, ...meeting.people],
        tables: [...of.tables, table],
      });
      return { slot, table };
    }
  }
  return undefined;
}

/** Their places are given back, but those of who should have been there and was not. */
export async function leaveSeats(tx: EntityManager, meetingId: string, stay: readonly string[] = []): Promise<void> {
  await tx.query('DELETE FROM meeting_seats WHERE meeting_id = $1 AND registration_id <> ALL($2::uuid[])', [
    meetingId,
    stay,
  ]);
}

/** Mails to people who still have a place at the event. */
export async function tell(tx: EntityManager, people: readonly string[], message: MessageKind): Promise<OutboxLine[]> {
  const registrations = await tx.findBy(Registration, { id: In([...people]), status: 'confirmed' });
  return registrations.map((registration) => messageFact(registration, message));
}
