import { Injectable } from '@nestjs/common';
import { decodeCursor, pageOf } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import { CeremonyUnknown } from './ceremonies.errors.js';
import type { CeremoniesFilter } from './ceremonies.dto.js';
import type { CeremonyDetail, CeremonyPage, CeremonyView, StageView } from './ceremonies.view.js';
import { type CeremonyRow, itemView, type ItemRow, rowView, stageOf } from './run-views.js';

const counts = `
  count(*) FILTER (WHERE i.status <> 'skipped')::int AS total,
  count(*) FILTER (WHERE i.status = 'done')::int AS done,
  count(*) FILTER (WHERE i.status = 'skipped')::int AS skipped,
  count(*) FILTER (WHERE i.status <> 'skipped' AND a.status = 'signed')::int AS signed`;

const columns = `c.id, c.version, c.event_id, c.title, c.show_amounts, c.current_item_id,
  events.title AS event_title, events.starts_at AS event_starts_at`;

/** Everything of one run in one statement: it is asked for every second or two while the ceremony lasts. */
const itemsSql = `
  SELECT i.id, i.status, i.ticked_at, i.ticked_by_name, i.on_stage, i.hide_amount, i.note,
    a.id AS agreement_id, a.number, a.title, a.kind, a.status AS agreement_status, a.evidence,
    a.signed_on::text AS signed_on, a.amount::text AS amount, e.status AS envelope,
    coalesce((SELECT json_agg(json_build_object('label', p.label, 'name', p.name) ORDER BY p.position)
      FROM agreement_parties p WHERE p.agreement_id = a.id), '[]') AS parties,
    coalesce((SELECT json_agg(json_build_object('name', s.name, 'title', s.title, 'role', s.role, 'status', s.status,
        'party', p.name) ORDER BY s.signing_order, s.party_position, s.id)
      FROM signatories s LEFT JOIN agreement_parties p ON p.agreement_id = a.id AND p.position = s.party_position
      WHERE s.envelope_id = a.envelope_id AND s.status <> 'delegated'), '[]') AS people,
    (SELECT json_build_object('uploadedBy', c.uploaded_by, 'uploadedByName', c.uploaded_by_name,
        'verifiedAt', c.verified_at)
      FROM paper_copies c WHERE c.agreement_id = a.id ORDER BY c.id DESC LIMIT 1) AS paper
  FROM ceremony_items i JOIN agreements a ON a.id = i.agreement_id JOIN envelopes e ON e.id = a.envelope_id
  WHERE i.ceremony_id = $1 ORDER BY i.position, i.id`;

@Injectable()
export class CeremoniesQuery {
  constructor(private readonly db: DataSource) {}

  /** Newest first. */
  async list(filter: CeremoniesFilter): Promise<CeremonyPage> {
    const after = filter.cursor === undefined ? null : decodeCursor<[string]>(filter.cursor, 1)[0];
    const rows: CeremonyRow[] = await this.db.query(
      `SELECT ${columns}, ${counts} FROM ceremonies c JOIN events ON events.id = c.event_id
       LEFT JOIN ceremony_items i ON i.ceremony_id = c.id LEFT JOIN agreements a ON a.id = i.agreement_id
       WHERE ($1::uuid IS NULL OR c.event_id = $1) AND ($2::uuid IS NULL OR c.id < $2)
       GROUP BY c.id, events.id ORDER BY c.id DESC LIMIT $3`,
      [filter.event ?? null, after, filter.limit + 1],
    );
    const { items, nextCursor } = pageOf(rows, filter.limit, (row) => [row.id]);
    return { items: items.map((row): CeremonyView => rowView(row)), nextCursor };
  }

  /** @throws CeremonyUnknown */
  async one(id: string): Promise<CeremonyDetail> {
    const { ceremony, items } = await this.run(id);
    return {
      ...rowView(ceremony),
      ...(ceremony.current_item_id && { currentItemId: ceremony.current_item_id }),
      items: items.map(itemView),
    };
  }

  /** @throws CeremonyUnknown */
  async stage(id: string): Promise<StageView> {
    const { ceremony, items } = await this.run(id);
    return stageOf(ceremony, items);
  }

  /** From one snapshot: the step and the run it belongs to are shown together. */
  private run(id: string): Promise<{ ceremony: CeremonyRow; items: ItemRow[] }> {
    return this.db.transaction('REPEATABLE READ', async (tx) => {
      const [ceremony]: CeremonyRow[] = await tx.query(
        `SELECT ${columns}, ${counts} FROM ceremonies c JOIN events ON events.id = c.event_id
         LEFT JOIN ceremony_items i ON i.ceremony_id = c.id LEFT JOIN agreements a ON a.id = i.agreement_id
         WHERE c.id = $1 GROUP BY c.id, events.id`,
        [id],
      );
      if (!ceremony) throw new CeremonyUnknown();
      return { ceremony, items: await tx.query<ItemRow[]>(itemsSql, [id]) };
    });
  }
}
