import type { RegistrationStatus } from '@zuomei/contracts';
import { NotFound, type Refusal } from '@zuomei/platform';
import { type EntityManager, In } from 'typeorm';
import type { Locked } from './lock-offering.js';
import { Registration } from './registration.entity.js';

/** What became of one registration that was decided on, alone or with others. */
export interface Decision {
  id: string;
  status?: RegistrationStatus;
  problem?: Refusal;
}

/** Those of this event, in the order of sign-up, so that the earlier come first where not all fit. */
export const lockRegistrations = (
  tx: EntityManager,
  { offering }: Locked,
  ids: readonly string[],
): Promise<Registration[]> =>
  tx.find(Registration, {
    where: { id: In([...ids]), offeringId: offering.id },
    order: { id: 'ASC' },
    lock: { mode: 'pessimistic_write' },
  });

/** One answer for each id asked for: as the registration is now, or why it was left as it was. */
export function decisionsFor(
  ids: readonly string[],
  people: readonly Registration[],
  problems: ReadonlyMap<string, Refusal>,
): Decision[] {
  const byId = new Map(people.map((one) => [one.id, one]));
  return ids.map((id) => {
    const one = byId.get(id);
    const problem = problems.get(id) ?? (one ? undefined : new NotFound());
    return problem ? { id, problem } : { id, ...(one ? { status: one.status } : {}) };
  });
}

/** Of a decision on one alone. @throws the problem */
export function requireDecided([decision]: readonly Decision[]): void {
  if (decision?.problem) throw decision.problem;
}
