import { Injectable } from '@nestjs/common';
import { Clock, decodeCursor, pageOf } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import { localDayOf } from '../agreements/agreement-rules.js';
import { present } from '../agreements/agreements.view.js';
import type { ArchiveFilter } from './retention.dto.js';
import { retainedUntil, RetentionPeriod } from './retention-period.js';
import type { ArchivedFileView, ArchiveEntryView, ArchivePage } from './retention.view.js';

type Row = Omit<ArchiveEntryView, 'files'> & { files: (Omit<ArchivedFileView, 'href'> & { sha256: string })[] };

const held = `EXISTS (SELECT 1 FROM legal_holds h WHERE h.agreement_id = agreements.id AND h.released_at IS NULL)`;
const disposed = `EXISTS (SELECT 1 FROM disposals d WHERE d.agreement_id = agreements.id AND d.outcome = 'disposed')`;

/** The current envelope's file and evidence, and the scan that counts. */
const files = `SELECT kind, sha256, size, rank FROM (
    SELECT CASE WHEN envelopes.sealed_sha256 IS NULL THEN 'frozen' ELSE 'sealed' END AS kind, 1 AS rank,
      coalesce(envelopes.sealed_sha256, envelopes.document_sha256) AS sha256
    UNION ALL SELECT 'evidence', 2, envelopes.evidence_sha256
    UNION ALL SELECT 'paper', 3, (SELECT c.sha256 FROM paper_copies c WHERE c.agreement_id = agreements.id
      ORDER BY c.id DESC LIMIT 1)) AS named JOIN archived_files USING (sha256)`;

/** Whatever was ever signed or sent and is over; nothing leaves the archive. */
@Injectable()
export class ArchiveQuery {
  constructor(
    private readonly db: DataSource,
    private readonly period: RetentionPeriod,
    private readonly clock: Clock,
  ) {}

  /** Newest first. */
  async list(filter: ArchiveFilter): Promise<ArchivePage> {
    const after = filter.cursor === undefined ? null : decodeCursor<[string]>(filter.cursor, 1)[0];
    const rows: Row[] = await this.db.query(
      `SELECT agreements.id, number, title, kind, agreements.status, evidence, signed_on::text AS "signedOn", source,
         (SELECT json_agg(json_build_object('label', p.label, 'name', p.name) ORDER BY p.position)
          FROM agreement_parties p WHERE p.agreement_id = agreements.id) AS parties,
         coalesce((SELECT json_agg(json_build_object('kind', kind, 'sha256', sha256, 'size', size) ORDER BY rank)
          FROM (${files}) AS kept), '[]') AS files,
         (${retainedUntil('$1')})::text AS "retainedUntil", ${held} AS "onHold", ${disposed} AS disposed
       FROM agreements JOIN envelopes ON envelopes.id = agreements.envelope_id
       WHERE (agreements.status IN ('signed', 'terminated') OR agreements.status = 'abandoned' AND EXISTS (
           SELECT 1 FROM envelopes sent WHERE sent.agreement_id = agreements.id AND sent.sent_at IS NOT NULL))
         AND ($3::text IS NULL OR agreements.status = $3)
         AND ($4::text IS NULL OR kind = $4)
         AND ($5::text IS NULL OR evidence = $5)
         AND ($6::uuid IS NULL OR EXISTS (
           SELECT 1 FROM agreement_parties p WHERE p.agreement_id = agreements.id AND p.organisation_id = $6))
         AND ($7::uuid IS NULL OR event_ids @> ARRAY[$7::uuid])
         AND ($8::int IS NULL OR signed_on BETWEEN make_date($8, 1, 1) AND make_date($8, 12, 31))
         AND ($9::text IS NULL OR CASE $9 WHEN 'hold' THEN ${held} WHEN 'disposed' THEN ${disposed}
           ELSE ${retainedUntil('$1')} < $2::date AND NOT ${held} AND NOT ${disposed} END)
         AND ($10::text IS NULL OR strpos(lower(number), lower($10)) > 0 OR strpos(lower(title), lower($10)) > 0
           OR EXISTS (SELECT 1 FROM agreement_parties p
             WHERE p.agreement_id = agreements.id AND strpos(lower(p.name), lower($10)) > 0))
         AND ($11::uuid IS NULL OR agreements.id < $11)
       ORDER BY agreements.id DESC LIMIT $12`,
      [
        this.period.years,
        localDayOf(this.clock.now()),
        filter.status ?? null,
        filter.kind ?? null,
        filter.evidence ?? null,
        filter.party ?? null,
        filter.event ?? null,
        filter.year ?? null,
        filter.keeping ?? null,
        filter.q?.trim() || null,
        after,
        filter.limit + 1,
      ],
    );
    const { items, nextCursor } = pageOf(rows, filter.limit, (row) => [row.id]);
    return { items: items.map(entryOf), nextCursor };
  }
}

const paths = { sealed: 'document.pdf', frozen: 'document.pdf', evidence: 'evidence.pdf', paper: 'paper' } as const;

const entryOf = (row: Row): ArchiveEntryView => ({
  ...present(row),
  files: row.files.map((file) => ({ ...file, href: `/api/agreements/${row.id}/${paths[file.kind]}` })),
});
