import type { EntityManager } from 'typeorm';
import type { Registration } from '../registrations/registration.entity.js';
import { emailKey } from '../registrations/sign-up.js';
import type { DataClass } from './erasures.dto.js';

/** Says for each person what there is to erase; asked before it is erased. */
export async function classesOf(
  tx: EntityManager,
  offeringId: string,
  registrations: readonly Registration[],
): Promise<(email: string, rows: readonly Registration[]) => DataClass[]> {
  const ids = registrations.map(({ id }) => id);
  const having = async (sql: string): Promise<Set<string>> => {
    const rows: { id: string }[] = await tx.query(sql, [ids]);
    return new Set(rows.map(({ id }) => id));
  };
  const files = await having('SELECT registration_id AS id FROM answer_files WHERE registration_id = ANY($1)');
  const notes = await having(
    'SELECT registration_id AS id FROM stated_intents WHERE registration_id = ANY($1) AND note IS NOT NULL',
  );
  const comments = await having(
    'SELECT registration_id AS id FROM survey_answers WHERE registration_id = ANY($1) AND comment IS NOT NULL',
  );
  const invited: { email: string }[] = await tx.query(
    'SELECT lower(trim(email)) AS email FROM invitations WHERE offering_id = $1 AND lower(trim(email)) = ANY($2)',
    [offeringId, registrations.map(({ email }) => emailKey(email))],
  );
  const invitations = new Set(invited.map(({ email }) => email));
  return (email, rows) => {
    const some = (found: Set<string>): boolean => rows.some(({ id }) => found.has(id));
    return [
      'identity',
      'contact',
      ...(rows.some(({ answers }) => Object.keys(answers).length > 0) ? (['answers'] as const) : []),
      ...(some(files) ? (['files'] as const) : []),
      ...(some(notes) ? (['notes'] as const) : []),
      ...(some(comments) ? (['survey_comment'] as const) : []),
      ...(invitations.has(email) ? (['invitation'] as const) : []),
    ];
  };
}
