import type { EntityManager } from 'typeorm';
import type { Offering } from '../offerings/offering.entity.js';

export const waitingReasons = ['full', 'group_does_not_fit', 'behind_group', 'offer_lapsed'] as const;
export type WaitingReason = (typeof waitingReasons)[number];

export interface Waiting {
  reason: WaitingReason;
  needed?: number;
  free?: number;
}

type InLine = { id: string; line: number | null; attendanceMode: 'onsite' | 'online' };

/** Why each of some waitlisted registrations has no seat yet, as things stand now. */
export async function waitingReasonsOf(
  manager: EntityManager,
  offering: Offering,
  people: readonly InLine[],
): Promise<Map<string, Waiting>> {
  const sizes = await unitSizes(manager, offering, people);
  return new Map(people.map((one) => [one.id, reasonOf(offering, one, sizes.get(one.line ?? 0) ?? 1)]));
}

function reasonOf(offering: Offering, { line, attendanceMode }: InLine, needed: number): Waiting {
  if (line === null) return { reason: 'offer_lapsed' };
  const free = offering.seatsFree(attendanceMode);
  if (free === 0) return { reason: 'full' };
  return needed > free ? { reason: 'group_does_not_fit', needed, free } : { reason: 'behind_group', free };
}

async function unitSizes(
  manager: EntityManager,
  offering: Offering,
  people: readonly InLine[],
): Promise<Map<number, number>> {
  if (!offering.unitsWaiting || people.length === 0) return new Map();
  const rows: { line: number; size: number }[] = await manager.query(
    `SELECT line, count(*)::int AS size FROM registrations WHERE offering_id = $1 AND line = ANY($2) GROUP BY line`,
    [offering.id, people.map((one) => one.line).filter((line) => line !== null)],
  );
  return new Map(rows.map((row) => [row.line, row.size]));
}
