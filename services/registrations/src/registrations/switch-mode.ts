import type { Offering } from '../offerings/offering.entity.js';
import type { Change } from './change-registration.js';
import type { Registration } from './registration.entity.js';
import { ModeFull } from './registrations.errors.js';
import { attendanceModeFor } from './seating.js';

/**
 * To the other way of attending a hybrid event, in one step: the seat there, or the one held is kept; or, if that is
 * wanted, it is given up for a place in the other line. Notes `attendanceMode` in `fields` if that is different now.
 * @returns the place in line of somebody who gave up a seat for it
 * @throws ModeFull
 */
export function switchMode(
  offering: Offering,
  registration: Registration,
  { attendanceMode: wanted, ifFull }: Change,
  fields: string[],
): number | undefined {
  if (wanted === undefined || wanted === registration.attendanceMode) return undefined;
  const mode = attendanceModeFor(offering, wanted);
  fields.push('attendanceMode');
  offering.count(registration, -1);
  registration.attendanceMode = mode;
  const position = offering.countsByMode ? moveOver(offering, registration, ifFull === 'wait') : undefined;
  offering.count(registration, 1);
  return position;
}

/** Counted out of its old place already. */
function moveOver(offering: Offering, registration: Registration, mayWait: boolean): number | undefined {
  const { attendanceMode: mode, beyondCapacity, holdsSeat } = registration;
  if (registration.line !== null) registration.line = offering.nextLine();
  if (!holdsSeat || beyondCapacity || offering.seatForNewcomer(mode)) return undefined;
  if (!mayWait || !offering.waitlist) throw new ModeFull(offering.waitlist);
  const position = offering.placesAhead(mode) + 1;
  registration.wait(offering.nextLine());
  return position;
}
