import { isDeepStrictEqual } from 'node:util';
import type { EntityManager } from 'typeorm';
import { claimFiles, dropFiles, freeFiles } from '../answer-files/answer-files.js';
import type { Offering } from '../offerings/offering.entity.js';
import { checkAnswers, filesIn } from './answers.js';
import type { Change } from './change-registration.js';
import { Registration } from './registration.entity.js';
import { InvalidAnswers } from './registrations.errors.js';

const countedFields = new Set(['organisation', 'organisationId', 'attendeeKind']);

/** Writes what is said anew about the person. @returns the fields that differ now. @throws InvalidAnswers */
export async function changeDetails(
  tx: EntityManager,
  offering: Offering,
  registration: Registration,
  change: Change,
): Promise<string[]> {
  const details: Partial<Registration> = {};
  if (change.name?.trim()) details.name = change.name.trim();
  for (const field of ['phone', 'organisation', 'title'] as const) {
    const value = change[field];
    if (value !== undefined) details[field] = value.trim() || null;
  }
  if (change.organisationId) details.organisationId = change.organisationId;
  if (change.attendeeKind) details.attendeeKind = change.attendeeKind;
  if (change.locale) details.locale = change.locale;
  if (change.answers) Object.assign(details, await changeAnswers(tx, offering, registration, change.answers));
  const before: Partial<Registration> = { ...registration };
  const fields = Object.keys(details).filter(
    (field) => !isDeepStrictEqual(Reflect.get(details, field), Reflect.get(before, field)),
  );
  if (fields.length === 0) return [];
  Object.assign(registration, details);
  await tx.update(Registration, { id: registration.id }, details);
  // As which organisation they count is told anew, if they came already.
  if (fields.some((field) => countedFields.has(field)))
    await tx.query('UPDATE attendances SET organisation_told = false WHERE registration_id = $1', [registration.id]);
  return fields;
}

async function changeAnswers(
  tx: EntityManager,
  offering: Offering,
  registration: Registration,
  given: Record<string, unknown>,
): Promise<Pick<Registration, 'answers' | 'answered'>> {
  const files = await freeFiles(tx, offering, [given]);
  const { answers, answered, problems } = checkAnswers(offering.questions, given, files, registration);
  if (problems.length > 0) throw new InvalidAnswers(problems);
  const [before, now] = [registration.answers, answers].map((said) => filesIn(offering.questions, said));
  await claimFiles(tx, [{ registrationId: registration.id, files: (now ?? []).filter((file) => files.has(file)) }]);
  const dropped = (before ?? []).filter((file) => !now?.includes(file));
  await dropFiles(tx, registration.id, dropped);
  return { answers, answered };
}
