import type { EntityManager } from 'typeorm';
import type { Agreement } from './agreement.entity.js';
import { type AgreementDetail, type LinkedAgreementView, present } from './agreements.view.js';

interface Row {
  id: string;
  number: string;
  title: string;
  status: LinkedAgreementView['status'];
  term_starts_on: string | null;
  term_ends_on: string | null;
}

/** Its events, what it renews and what renews it; to a member only what its organisations are party to. */
export async function linkedTo(
  manager: EntityManager,
  agreement: Agreement,
  visibleTo: string[] | null,
): Promise<Pick<AgreementDetail, 'events' | 'predecessor' | 'successors'>> {
  const rows: Row[] = await manager.query(
    `SELECT id, number, title, status, term_starts_on::text, term_ends_on::text FROM agreements
     WHERE (id = $1 OR (renews_id = $2 AND status <> 'abandoned'))
       AND ($3::uuid[] IS NULL OR EXISTS (
         SELECT 1 FROM agreement_parties p WHERE p.agreement_id = agreements.id AND p.organisation_id = ANY($3)))
     ORDER BY id`,
    [agreement.renewsId, agreement.id, visibleTo],
  );
  const events: { id: string; title: string }[] = await manager.query(
    // To a member a closed event is not there.
    'SELECT id, title FROM events WHERE $2::uuid[] IS NULL AND id = ANY($1::uuid[]) ORDER BY starts_at',
    [agreement.eventIds, visibleTo],
  );
  const predecessor = rows.find((row) => row.id === agreement.renewsId);
  const successors = rows.filter((row) => row !== predecessor).map(viewOf);
  return { events, ...(predecessor && { predecessor: viewOf(predecessor) }), successors };
}

const viewOf = (row: Row): LinkedAgreementView =>
  present({
    id: row.id,
    number: row.number,
    title: row.title,
    status: row.status,
    termStartsOn: row.term_starts_on ?? undefined,
    termEndsOn: row.term_ends_on ?? undefined,
  });
