import { Injectable } from '@nestjs/common';
import type { IntentKind } from '@zuomei/contracts';
import { DataSource } from 'typeorm';
import type { InternalIntentDto, StatedIntentDto } from './intents.dto.js';

interface Row {
  id: string;
  registration_id: string;
  offering_id: string;
  kind: IntentKind;
  from_organisation_id: string | null;
  to_organisation_id: string;
  note: string | null;
  park_id: string | null;
  area_square_metres: string | null;
  wanted_day: string | null;
  stated_at: Date;
  name: string;
  email: string;
  phone: string | null;
  organisation: string | null;
}

const select = `SELECT i.id, i.registration_id, r.offering_id, i.kind, i.from_organisation_id, i.to_organisation_id, i.note,
  i.park_id, i.area_square_metres, i.wanted_from::text AS wanted_day,
  i.stated_at, r.name, r.email, r.phone, r.organisation
  FROM stated_intents i JOIN registrations r ON r.id = i.registration_id`;

/** Intents with the words that were written and whom to ask; read where they are needed, stored nowhere else. */
@Injectable()
export class IntentsQuery {
  constructor(private readonly db: DataSource) {}

  async ofRegistration(id: string): Promise<StatedIntentDto[]> {
    const rows: Row[] = await this.db.query(`${select} WHERE i.registration_id = $1 ORDER BY i.id`, [id]);
    return rows.map(intentOf);
  }

  async withContacts(ids: readonly string[]): Promise<InternalIntentDto[]> {
    const rows: Row[] = await this.db.query(`${select} WHERE i.id = ANY($1) ORDER BY i.id`, [ids]);
    return rows.map((row) => ({
      ...intentOf(row),
      contact: {
        name: row.name,
        email: row.email,
        ...(row.phone ? { phone: row.phone } : {}),
        ...(row.organisation ? { organisation: row.organisation } : {}),
      },
    }));
  }
}

const intentOf = (row: Row): StatedIntentDto => ({
  id: row.id,
  registrationId: row.registration_id,
  eventId: row.offering_id,
  kind: row.kind,
  ...(row.from_organisation_id ? { fromOrganisationId: row.from_organisation_id } : {}),
  toOrganisationId: row.to_organisation_id,
  ...(row.note ? { note: row.note } : {}),
  ...(row.park_id ? { parkId: row.park_id } : {}),
  ...(row.area_square_metres ? { areaSquareMetres: row.area_square_metres } : {}),
  ...(row.wanted_day ? { wantedFrom: row.wanted_day } : {}),
  statedAt: row.stated_at.toISOString(),
});
