import type { EventSnapshotV1, OrganisationRecordedV1, SeriesRecordedV1 } from '@zuomei/contracts';
import type { EntityManager } from 'typeorm';

/**
 * Takes over a snapshot of an event if its version is higher than what is here. What it said before about time and
 * place is kept beside it, for the mail that tells people of the change.
 */
export async function copyEvent(tx: EntityManager, fact: EventSnapshotV1, reason?: string): Promise<void> {
  await tx.query(
    `INSERT INTO events AS known
       (id, version, code, title, title_en, kind, mode, status, starts_at, ends_at, date_precision, time_zone,
        venue, industry, host_ids, series_id, imported, reason, guest_ids, digest_category, outcome, visibility)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22)
     ON CONFLICT (id) DO UPDATE SET
       earlier = nullif(jsonb_strip_nulls(jsonb_build_object(
         'startsAt', CASE WHEN (known.starts_at, known.ends_at) <> (excluded.starts_at, excluded.ends_at)
                          THEN to_jsonb(known.starts_at) END,
         'endsAt', CASE WHEN (known.starts_at, known.ends_at) <> (excluded.starts_at, excluded.ends_at)
                        THEN to_jsonb(known.ends_at) END,
         'venue', CASE WHEN known.venue <> excluded.venue THEN to_jsonb(known.venue) END)), '{}'),
       version = excluded.version, code = excluded.code, title = excluded.title, title_en = excluded.title_en,
       kind = excluded.kind, mode = excluded.mode, status = excluded.status, starts_at = excluded.starts_at,
       ends_at = excluded.ends_at, date_precision = excluded.date_precision, time_zone = excluded.time_zone,
       venue = excluded.venue, industry = excluded.industry, host_ids = excluded.host_ids,
       series_id = excluded.series_id, imported = excluded.imported, reason = excluded.reason,
       guest_ids = excluded.guest_ids, digest_category = excluded.digest_category, outcome = excluded.outcome,
       visibility = excluded.visibility
     WHERE known.version < excluded.version`,
    [
      fact.eventId,
      fact.version,
      fact.code ?? null,
      fact.title,
      fact.titleEn ?? null,
      fact.kind,
      fact.mode,
      fact.status,
      fact.startsAt,
      fact.endsAt,
      fact.datePrecision,
      fact.timeZone,
      fact.venue ?? null,
      fact.industry ?? null,
      fact.hostIds,
      fact.seriesId ?? null,
      fact.imported,
      reason ?? null,
      fact.guestIds,
      fact.digestCategory ?? null,
      fact.outcome ?? null,
      fact.visibility,
    ],
  );
}

export async function copyOrganisation(tx: EntityManager, fact: OrganisationRecordedV1): Promise<void> {
  await tx.query(
    `INSERT INTO organisations AS known (id, version, code, name, name_en, kind, city, district)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
     ON CONFLICT (id) DO UPDATE SET
       version = excluded.version, code = excluded.code, name = excluded.name, name_en = excluded.name_en,
       kind = excluded.kind, city = excluded.city, district = excluded.district
     WHERE known.version < excluded.version`,
    [
      fact.organisationId,
      fact.version,
      fact.code ?? null,
      fact.name,
      fact.nameEn ?? null,
      fact.kind,
      fact.city ?? null,
      fact.district ?? null,
    ],
  );
}

export async function copySeries(tx: EntityManager, fact: SeriesRecordedV1): Promise<void> {
  await tx.query(
    `INSERT INTO series AS known (id, version, name, name_en, parent_id)
     VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (id) DO UPDATE SET
       version = excluded.version, name = excluded.name, name_en = excluded.name_en, parent_id = excluded.parent_id
     WHERE known.version < excluded.version`,
    [fact.seriesId, fact.version, fact.name, fact.nameEn ?? null, fact.parentId ?? null],
  );
}
