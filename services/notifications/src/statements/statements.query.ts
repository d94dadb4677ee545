import { Injectable } from '@nestjs/common';
import { decodeCursor, pageOf } from '@zuomei/platform';
import { DateTime } from 'luxon';
import { DataSource } from 'typeorm';
import type { FigureName } from '../reports/figures.js';
import type { ReportFilter } from '../reports/report.dto.js';
import { SummaryQuery } from '../reports/summary.query.js';
import { PublishedStatement } from './statement.entity.js';
import type {
  ComputedView,
  StatementDetail,
  StatementPage,
  StatementsFilter,
  StatementView,
} from './statements.dto.js';
import { StatementNotFound } from './statements.errors.js';
import { versionView } from './statements.view.js';

/** Published statements, each with what the records say. */
@Injectable()
export class StatementsQuery {
  constructor(
    private readonly db: DataSource,
    private readonly summary: SummaryQuery,
  ) {}

  /** The newest time first; as they stood at `asOf`. */
  async page({ limit, cursor, ...filter }: StatementsFilter): Promise<StatementPage> {
    const { figure, from, to, kind, series, asOf } = filter;
    const query = this.db.manager.createQueryBuilder(PublishedStatement, 's').where('true');
    if (asOf) query.andWhere('s.recordedAt <= :asOf AND (s.until IS NULL OR s.until > :asOf)', { asOf });
    else query.andWhere('s.until IS NULL');
    if (figure) query.andWhere('s.figure = :figure', { figure });
    if (kind) query.andWhere('s.kind = :kind', { kind });
    if (series) query.andWhere('s.seriesId = :series', { series });
    if (from) query.andWhere('s.speaksUntil >= :from', { from: ofMonth(from) });
    if (to) query.andWhere('s.speaksUntil <= :to', { to });
    if (cursor) {
      const [time, id] = decodeCursor<[string, string]>(cursor, 2);
      query.andWhere('(s.speaksUntil, CAST(s.id AS text)) < (:time, :id)', { time, id });
    }
    const rows = await query
      .orderBy({ 's.speaksUntil': 'DESC', 's.id': 'DESC' })
      .take(limit + 1)
      .getMany();
    const { items, nextCursor } = pageOf(rows, limit, (row) => [row.speaksUntil, row.id]);
    return { items: await this.beside(items), nextCursor };
  }

  /** Withdrawn ones, too: what was said stays. @throws StatementNotFound */
  async one(id: string): Promise<StatementDetail> {
    const versions = await this.db.manager.find(PublishedStatement, { where: { id }, order: { version: 'DESC' } });
    const [view] = await this.beside(versions.slice(0, 1));
    if (!view) throw new StatementNotFound();
    return { ...view, versions: versions.map(versionView) };
  }

  /** Statements of the same days and part of the programme are computed together. */
  async beside(statements: PublishedStatement[]): Promise<StatementView[]> {
    const figures = new Map<string, Awaited<ReturnType<SummaryQuery['figures']>>>();
    const views: StatementView[] = [];
    for (const statement of statements) {
      const view: StatementView = { id: statement.id, ...versionView(statement) };
      if (statement.figure !== null) {
        const filter = filterOf(statement);
        const key = JSON.stringify(filter);
        const known = figures.get(key) ?? (await this.summary.figures(filter));
        figures.set(key, known);
        const computed: ComputedView = known[statement.figure as FigureName];
        view.computed = computed;
      }
      views.push(view);
    }
    return views;
  }
}

/** What held as of a month is not left out where that month begins. */
const ofMonth = (day: string): string => (day.endsWith('-01') ? day.slice(0, 7) : day);

function filterOf({ from, to, asOf, kind, seriesId }: PublishedStatement): ReportFilter {
  const until = asOf?.length === 7 ? DateTime.fromISO(asOf).endOf('month').toISODate() : asOf;
  return {
    ...(from && to ? { from, to } : until ? { to: until } : {}),
    ...(kind && { kind }),
    ...(seriesId && { series: seriesId }),
  };
}
