import { Injectable } from '@nestjs/common';
import type { IntentKind } from '@zuomei/contracts';
import { type Caller, decodeCursor, pageOf } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import type { IntentPage, IntentsQueryDto, IntentView } from './intents.dto.js';

interface Row {
  id: string;
  version: number;
  event_id: string | null;
  event_title: string | null;
  kind: IntentKind;
  from_organisation_id: string | null;
  from_name: string | null;
  to_organisation_id: string;
  to_name: string | null;
  achievement_id: string | null;
  need_id: string | null;
  note: string | null;
  park_id: string | null;
  park_name: string | null;
  area_square_metres: string | null;
  wanted_day: string | null;
  contact: { name?: string; email?: string; phone?: string } | null;
  follow_up_id: string | null;
  recorded_at: Date;
  contact_visible: boolean;
}

// $1..$5 are who asks: staff sees all; an organiser what was stated at events of its organisations or recorded by
// it; a member what concerns its organisations.
const select = `
  SELECT * FROM (
    SELECT intents.*, events.title AS event_title, giver.name AS from_name, taker.name AS to_name,
      follow_ups.id AS follow_up_id, park.name AS park_name, intents.wanted_from::text AS wanted_day,
      CASE WHEN contacts.intent_id IS NOT NULL THEN jsonb_strip_nulls(jsonb_build_object(
        'name', contacts.name, 'email', contacts.email, 'phone', contacts.phone)) END AS contact,
      ($1 OR ($2 AND (intents.recorded_by = $3 OR events.host_ids && $4::uuid[]))
          OR intents.from_organisation_id = ANY($5::uuid[])) AS contact_visible,
      intents.to_organisation_id = ANY($5::uuid[]) AS concerned
    FROM intents
    LEFT JOIN events ON events.id = intents.event_id
    LEFT JOIN organisations giver ON giver.id = intents.from_organisation_id
    LEFT JOIN organisations taker ON taker.id = intents.to_organisation_id
    LEFT JOIN organisations park ON park.id = intents.park_id
    LEFT JOIN intent_contacts contacts ON contacts.intent_id = intents.id
    LEFT JOIN follow_ups ON follow_ups.intent_id = intents.id
  ) intent
  WHERE (contact_visible OR concerned)`;

const asking = (caller: Caller): unknown[] => [
  caller.has('staff'),
  caller.has('organiser'),
  caller.userId,
  caller.hosts,
  caller.has('member') ? caller.memberOf : [],
];

@Injectable()
export class IntentsQuery {
  constructor(private readonly db: DataSource) {}

  async list(filter: IntentsQueryDto, caller: Caller): Promise<IntentPage> {
    const [after] = filter.cursor === undefined ? [null] : decodeCursor<[string]>(filter.cursor, 1);
    const rows: Row[] = await this.db.query(
      `${select}
         AND ($6::uuid IS NULL OR event_id = $6)
         AND ($7::text IS NULL OR kind = $7)
         AND ($8::uuid IS NULL OR from_organisation_id = $8 OR to_organisation_id = $8)
         AND ($9::date IS NULL OR recorded_at >= $9::date::timestamp AT TIME ZONE 'Asia/Shanghai')
         AND ($10::date IS NULL OR recorded_at < ($10::date + 1)::timestamp AT TIME ZONE 'Asia/Shanghai')
         AND ($11::uuid IS NULL OR id < $11)
       ORDER BY id DESC LIMIT $12`,
      [
        ...asking(caller),
        filter.event ?? null,
        filter.kind ?? null,
        filter.organisation ?? null,
        filter.from ?? null,
        filter.to ?? null,
        after,
        filter.limit + 1,
      ],
    );
    const { items, nextCursor } = pageOf(rows, filter.limit, (row) => [row.id]);
    return { items: items.map(viewOf), nextCursor };
  }

  async one(id: string, caller: Caller): Promise<IntentView | undefined> {
    const [row]: Row[] = await this.db.query(`${select} AND id = $6`, [...asking(caller), id]);
    return row && viewOf(row);
  }
}

const viewOf = (row: Row): IntentView => ({
  id: row.id,
  version: row.version,
  ...(row.event_id && { eventId: row.event_id }),
  ...(row.event_title && { eventTitle: row.event_title }),
  kind: row.kind,
  ...(row.from_organisation_id && { fromOrganisationId: row.from_organisation_id }),
  ...(row.from_name && { fromOrganisationName: row.from_name }),
  toOrganisationId: row.to_organisation_id,
  ...(row.to_name && { toOrganisationName: row.to_name }),
  ...(row.achievement_id && { achievementId: row.achievement_id }),
  ...(row.need_id && { needId: row.need_id }),
  ...(row.note && { note: row.note }),
  ...(row.park_id && { parkId: row.park_id }),
  ...(row.park_name && { parkName: row.park_name }),
  ...(row.area_square_metres && { areaSquareMetres: row.area_square_metres }),
  ...(row.wanted_day && { wantedFrom: row.wanted_day }),
  ...(row.contact && row.contact_visible && { contact: row.contact }),
  ...(row.follow_up_id && { followUpId: row.follow_up_id }),
  recordedAt: row.recorded_at.toISOString(),
});
