import { Injectable } from '@nestjs/common';
import { Clock, decodeCursor, pageOf } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import { localDayOf } from '../agreements/agreement-rules.js';
import { holdingWords } from '../agreements/agreement-search.entity.js';
import { present } from '../agreements/agreements.view.js';
import { Conditions } from '../follow-ups/follow-ups.filter.js';
import type { ArchiveFilter } from './retention.dto.js';
import { retainedUntil, RetentionPeriod } from './retention-period.js';
import type { ArchivedFileView, ArchiveEntryView, ArchivePage } from './retention.view.js';

type Row = Omit<ArchiveEntryView, 'files'> & { files: (Omit<ArchivedFileView, 'href'> & { sha256: string })[] };

const held = `agreements.id IN (
  SELECT agreement_id FROM legal_holds WHERE released_at IS NULL AND agreement_id IS NOT NULL)`;
const disposed = "agreements.id IN (SELECT agreement_id FROM disposals WHERE outcome = 'disposed')";

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
    const wanted = this.wanted(filter);
    const [years, limit] = [wanted.put(this.period.years), wanted.put(filter.limit + 1)];
    const rows: Row[] = await this.db.query(
      `SELECT agreements.id, number, title, kind, agreements.status, evidence, signed_on::text AS "signedOn", source,
         (SELECT json_agg(json_build_object('label', p.label, 'name', p.name) ORDER BY p.position)
          FROM agreement_parties p WHERE p.agreement_id = agreements.id) AS parties,
         coalesce((SELECT json_agg(json_build_object('kind', kind, 'sha256', sha256, 'size', size) ORDER BY rank)
          FROM (${files}) AS kept), '[]') AS files,
         (${retainedUntil(years)})::text AS "retainedUntil", ${held} AS "onHold", ${disposed} AS disposed
       FROM agreements JOIN envelopes ON envelopes.id = agreements.envelope_id
       WHERE (agreements.status IN ('signed', 'terminated') OR agreements.status = 'abandoned' AND EXISTS (
           SELECT 1 FROM envelopes sent WHERE sent.agreement_id = agreements.id AND sent.sent_at IS NOT NULL))
         AND ${wanted.sql}
       ORDER BY agreements.id DESC LIMIT ${limit}`,
      wanted.values,
    );
    const { items, nextCursor } = pageOf(rows, filter.limit, (row) => [row.id]);
    return { items: items.map(entryOf), nextCursor };
  }

  private wanted(filter: ArchiveFilter): Conditions {
    const wanted = new Conditions();
    const due = (): string => {
      const [years, today] = [wanted.put(this.period.years), wanted.put(localDayOf(this.clock.now()))];
      // What was signed too late for any kind is passed over by the index before a period is computed.
      const least = wanted.put(Math.min(...Object.values(this.period.years)));
      const old = `(signed_on IS NULL OR signed_on < ${today}::date - make_interval(years => ${least}::int))`;
      return `${old} AND ${retainedUntil(years)} < ${today}::date AND NOT ${held} AND NOT ${disposed}`;
    };
    if (filter.keeping === 'hold') wanted.always(held);
    if (filter.keeping === 'disposed') wanted.always(disposed);
    if (filter.keeping === 'due') wanted.always(due());
    return wanted
      .where(filter.status, (v) => `agreements.status = ${v}`)
      .where(filter.kind, (v) => `kind = ${v}`)
      .where(filter.evidence, (v) => `evidence = ${v}`)
      .where(
        filter.party,
        (v) => `EXISTS (
        SELECT 1 FROM agreement_parties p WHERE p.agreement_id = agreements.id AND p.organisation_id = ${v})`,
      )
      .where(filter.event, (v) => `event_ids @> ARRAY[${v}::uuid]`)
      .where(filter.year, (v) => `signed_on BETWEEN make_date(${v}::int, 1, 1) AND make_date(${v}::int, 12, 31)`)
      .where(filter.q?.trim().toLowerCase() || undefined, holdingWords)
      .where(
        filter.cursor === undefined ? undefined : decodeCursor<[string]>(filter.cursor, 1)[0],
        (v) => `agreements.id < ${v}`,
      );
  }
}

const paths = { sealed: 'document.pdf', frozen: 'document.pdf', evidence: 'evidence.pdf', paper: 'paper' } as const;

const entryOf = (row: Row): ArchiveEntryView => ({
  ...present(row),
  files: row.files.map((file) => ({ ...file, href: `/api/agreements/${row.id}/${paths[file.kind]}` })),
});
