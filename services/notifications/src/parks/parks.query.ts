import { Injectable } from '@nestjs/common';
import { NotFound } from '@zuomei/platform';
import { DataSource, type EntityManager } from 'typeorm';
import type { ParkDetail, ParkList, ParkView, SettlementIntentView } from './parks.dto.js';

/** An intent to settle names a park, or goes to it. */
const settlements = `
  SELECT i.id, coalesce(i.park_id, i.to_organisation_id) AS park_id, i.from_organisation_id, i.area_square_metres,
    i.wanted_from, i.event_id, i.recorded_at, f.id AS follow_up_id, f.status
  FROM intents i LEFT JOIN follow_ups f ON f.intent_id = i.id WHERE i.kind = 'settlement'`;
const waiting = `s.id IS NOT NULL AND coalesce(s.status, 'open') NOT IN ('landed', 'lost')`;

const parks = `
  SELECT o.id, o.name, o.name_en AS "nameEn", coalesce(p.version, 0) AS version,
    p.area_square_metres AS "areaSquareMetres", p.note,
    (count(*) FILTER (WHERE ${waiting}))::int AS reserved,
    coalesce(sum(s.area_square_metres) FILTER (WHERE ${waiting}), 0)::text AS "reservedSquareMetres",
    (count(*) FILTER (WHERE s.status = 'landed'))::int AS settled
  FROM organisations o LEFT JOIN park_spaces p ON p.park_id = o.id LEFT JOIN (${settlements}) s ON s.park_id = o.id
  WHERE o.kind = 'park' AND ($1::uuid IS NULL OR o.id = $1)
  GROUP BY o.id, p.park_id`;

@Injectable()
export class ParksQuery {
  constructor(private readonly db: DataSource) {}

  /** Every park; those that somebody wants to settle in first. */
  async list(): Promise<ParkList> {
    return { items: await this.db.query(`${parks} ORDER BY reserved DESC, o.name LIMIT 500`, [null]) };
  }

  /** @throws NotFound */
  one(id: string): Promise<ParkDetail> {
    return parkDetail(this.db.manager, id);
  }
}

export async function parkDetail(tx: EntityManager, id: string): Promise<ParkDetail> {
  const [park]: ParkView[] = await tx.query(parks, [id]);
  if (!park) throw new NotFound({ zh: '没有这个园区。', en: 'There is no such park.' });
  const intents: (Omit<SettlementIntentView, 'recordedAt'> & { recordedAt: Date })[] = await tx.query(
    `SELECT s.id, s.from_organisation_id AS "organisationId", giver.name AS "organisationName",
       s.area_square_metres AS "areaSquareMetres", s.wanted_from::text AS "wantedFrom", s.status,
       s.follow_up_id AS "followUpId", e.title AS "eventTitle", s.recorded_at AS "recordedAt"
     FROM (${settlements}) s LEFT JOIN organisations giver ON giver.id = s.from_organisation_id
       LEFT JOIN events e ON e.id = s.event_id
     WHERE s.park_id = $1 ORDER BY s.wanted_from NULLS LAST, s.id LIMIT 500`,
    [id],
  );
  return { ...park, intents: intents.map((one) => ({ ...one, recordedAt: one.recordedAt.toISOString() })) };
}
