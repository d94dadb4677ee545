import type { EntityManager } from 'typeorm';
import { deleteFilesOf } from '../answer-files/answer-files.js';
import type { Registration } from '../registrations/registration.entity.js';
import { emailKey } from '../registrations/sign-up.js';

/**
 * Overwrites every column that says something of these people; ids, states, times and counts stay. The address
 * becomes the row's own id: it is unique among live registrations, and no address.
 */
export async function blankPeople(
  tx: EntityManager,
  offeringId: string,
  people: readonly Registration[],
  now: Date,
): Promise<void> {
  const ids = people.map(({ id }) => id);
  const emails = [...new Set(people.map(({ email }) => emailKey(email)))];
  await deleteFilesOf(tx, ids);
  await tx.query(
    `UPDATE registrations SET version = version + 1, erased_at = $2, name = '', email = id::text, phone = NULL,
       title = NULL, answers = '{}', answered = '{}', reason = NULL,
       organisation = CASE WHEN strpos(organisation, name) > 0 THEN NULL ELSE organisation END,
       link_generation = link_generation + 1, link_hash = '', code_generation = code_generation + 1, code_hash = ''
     WHERE id = ANY($1)`,
    [ids, now],
  );
  // A name that says who it was counts on, without its words.
  await tx.query(
    `UPDATE typed_organisations SET spelling = '', key = id::text
     WHERE EXISTS (SELECT 1 FROM unnest($1::text[]) AS n (name) WHERE strpos(spelling, name) > 0)`,
    [people.map(({ name }) => name.trim()).filter((name) => name !== '')],
  );
  await tx.query('UPDATE stated_intents SET note = NULL WHERE registration_id = ANY($1)', [ids]);
  await tx.query('UPDATE survey_answers SET comment = NULL WHERE registration_id = ANY($1)', [ids]);
  await tx.query(
    `UPDATE invitations SET name = NULL, email = id::text, decline_reason = NULL, link_hash = ''
     WHERE offering_id = $1 AND lower(trim(email)) = ANY($2)`,
    [offeringId, emails],
  );
  await tx.query('DELETE FROM unconfirmed_sign_ups WHERE offering_id = $1 AND lower(trim(email)) = ANY($2)', [
    offeringId,
    emails,
  ]);
  await tx.query(
    `UPDATE groups SET contact_name = '', contact_email = ''
     WHERE offering_id = $1 AND lower(trim(contact_email)) = ANY($2)`,
    [offeringId, emails],
  );
  await dropWords(tx, offeringId, people);
}

/** What an organiser wrote to or about them by name. */
async function dropWords(tx: EntityManager, offeringId: string, people: readonly Registration[]): Promise<void> {
  const words = people.flatMap(({ name, email, phone }) => [name.trim(), email.trim(), phone?.trim() ?? '']);
  for (const word of new Set(words.filter((one) => [...one].length >= 2))) {
    await tx.query(
      `UPDATE messages SET subject = replace(subject, $2, '…'), body = replace(body, $2, '…'),
         subject_en = replace(subject_en, $2, '…'), body_en = replace(body_en, $2, '…')
       WHERE offering_id = $1 AND strpos(concat_ws(chr(10), subject, body, subject_en, body_en), $2) > 0`,
      [offeringId, word],
    );
  }
  await tx.query(`UPDATE sends SET filter = filter - 'q' WHERE offering_id = $1 AND done_at IS NOT NULL`, [offeringId]);
}

/**
 * Answers kept for repeated requests say what was asked, for a day: notes and addresses among it. A request repeated
 * after this is taken for a new one.
 */
export async function forgetRequests(tx: EntityManager, people: readonly Registration[]): Promise<void> {
  await tx.query(
    `DELETE FROM idempotency_keys k USING unnest($1::text[]) AS word
     WHERE k.result IS NOT NULL AND strpos(lower(k.result::text), word) > 0`,
    [people.flatMap(({ id, email }) => [id, emailKey(email)])],
  );
}
