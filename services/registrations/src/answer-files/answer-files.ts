import type { QuestionV1 } from '@zuomei/contracts';
import type { EntityManager } from 'typeorm';
import { filesIn } from '../registrations/answers.js';

/**
 * Files that came with answers. A row is claimed by the registration whose answer names it; one that nobody claims
 * goes after its time. Removing only lets go of the row: the bytes follow once the transaction is committed.
 */

/** Of the files that answers name, those uploaded for this event and claimed by nobody. Asks nothing without any. */
export async function freeFiles(
  tx: EntityManager,
  offering: { id: string; questions: QuestionV1[] },
  given: readonly (Record<string, unknown> | undefined)[],
): Promise<Set<string>> {
  const ids = given.flatMap((answers) => filesIn(offering.questions, answers ?? {}));
  if (ids.length === 0) return new Set();
  // Locked, so that the sweeper does not take away what is about to be claimed.
  const rows: { id: string }[] = await tx.query(
    `SELECT id FROM answer_files WHERE id = ANY($1) AND offering_id = $2 AND registration_id IS NULL
     ORDER BY id FOR UPDATE`,
    [[...new Set(ids)], offering.id],
  );
  return new Set(rows.map((row) => row.id));
}

export async function claimFiles(
  tx: EntityManager,
  claims: readonly { registrationId: string; files: readonly string[] }[],
): Promise<void> {
  const pairs = claims.flatMap(({ registrationId, files }) => files.map((file) => [file, registrationId] as const));
  if (pairs.length === 0) return;
  await tx.query(
    `UPDATE answer_files f SET registration_id = n.registration_id, keep_until = NULL
     FROM unnest($1::uuid[], $2::uuid[]) AS n (id, registration_id) WHERE f.id = n.id`,
    [pairs.map(([file]) => file), pairs.map(([, registration]) => registration)],
  );
}

/** For a sign-up that still waits for its link to be opened. */
export async function keepFiles(tx: EntityManager, ids: readonly string[], until: Date): Promise<void> {
  if (ids.length === 0) return;
  await tx.query(
    `UPDATE answer_files SET keep_until = greatest(keep_until, $2) WHERE id = ANY($1) AND registration_id IS NULL`,
    [ids, until],
  );
}

/** Lets go of what an answer named before. */
export async function dropFiles(tx: EntityManager, registrationId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.query(
    `UPDATE answer_files SET registration_id = NULL, keep_until = '-infinity', name = ''
     WHERE id = ANY($1) AND registration_id = $2`,
    [ids, registrationId],
  );
}

/** Everything that these people uploaded, names included; the bytes go within seconds of the commit. */
export async function deleteFilesOf(tx: EntityManager, registrationIds: readonly string[]): Promise<void> {
  await tx.query(
    `UPDATE answer_files SET registration_id = NULL, keep_until = '-infinity', name = '' WHERE registration_id = ANY($1)`,
    [registrationIds],
  );
}
