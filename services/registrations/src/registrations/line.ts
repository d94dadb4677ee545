import type { AttendanceMode } from '@zuomei/contracts';
import { guardOff } from '@zuomei/messaging';
import { type EntityManager, In, MoreThan } from 'typeorm';
import type { Offering } from '../offerings/offering.entity.js';
import { Registration } from './registration.entity.js';

/** One place in line: one person, or a group that comes together or not at all. */
export type Unit = Registration[];

const mostAtOnce = 1000;

/**
 * The next places in line that a free seat could go to, in the order of the line; none once nothing is free.
 * @returns `last`: the number to go on after, unless this was the end of the line
 */
export async function nextUnits(
  tx: EntityManager,
  offering: Offering,
  after: number,
): Promise<{ units: Unit[]; last?: number }> {
  const modes = (['onsite', 'online'] as AttendanceMode[]).filter(
    (mode) => offering.seatsFree(mode) > 0 && offering.waitingFor(mode) > 0,
  );
  if (modes.length === 0) return { units: [] };
  // Without groups no more can be served than seats are free; a group is only served whole, so it is read whole.
  const free = modes.reduce((sum, mode) => sum + offering.seatsFree(mode), 0);
  const take = offering.unitsWaiting ? mostAtOnce : Math.min(free, mostAtOnce);
  const rows = await tx.find(Registration, {
    where: {
      offeringId: offering.id,
      line: MoreThan(after),
      ...(offering.unitsWaiting || !offering.countsByMode ? {} : { attendanceMode: In(modes) }),
    },
    order: { line: guardOff('line-order') ? 'DESC' : 'ASC', id: 'ASC' },
    take,
  });
  const units = unitsOf(rows);
  if (rows.length < take) return { units };
  // The last one read may go on beyond what was read; it comes again, whole, unless it is alone.
  if (units.length > 1 && offering.unitsWaiting) units.pop();
  const last = units.at(-1)?.at(-1)?.line;
  return { units, ...(last === null || last === undefined ? {} : { last }) };
}

function unitsOf(rows: readonly Registration[]): Unit[] {
  const units: Unit[] = [];
  for (const row of rows) {
    const last = units.at(-1);
    if (last?.[0]?.line === row.line && !guardOff('units-whole')) last?.push(row);
    else units.push([row]);
  }
  return units;
}
