import { Injectable } from '@nestjs/common';
import { Clock, currentLocale, NotFound } from '@zuomei/platform';
import { DateTime } from 'luxon';
import { DataSource } from 'typeorm';
import { DrawingThreads } from '../documents/drawing-threads.js';
import { KnownEvent } from '../references/known-event.entity.js';
import { FunnelQuery } from '../reports/funnel.query.js';
import { reportZone } from '../reports/records-of.js';
import type { ReportFilter } from '../reports/report.dto.js';
import { SummaryQuery } from '../reports/summary.query.js';
import { StatementsQuery } from '../statements/statements.query.js';
import { agreementsSection } from './agreement-lines.js';
import type { ReportDocument, ReportFormat } from './report-document.js';
import { figuresSection, funnelSection, groupsSection, say, statementsSection } from './report-sections.js';

/** The yearly report and that of an event: the figures of the summary at this moment, as a file. */
@Injectable()
export class MakeReport {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly drawing: DrawingThreads,
    private readonly summary: SummaryQuery,
    private readonly funnels: FunnelQuery,
    private readonly statements: StatementsQuery,
  ) {}

  /** @param whole with titles and parties of the agreements */
  async ofYear(year: number, format: ReportFormat, whole: boolean): Promise<Uint8Array> {
    const of = (one: number): ReportFilter => ({ from: `${one}-01-01`, to: `${one}-12-31` });
    const filter = of(year);
    const published = await this.statements.page({ limit: 200, ...filter });
    const years = await this.funnels.of({ from: `${year - 2}-01-01`, to: `${year}-12-31`, groupBy: 'year' });
    const report: ReportDocument = {
      title: say(`${year}年度报告`, `Report of ${year}`),
      lines: [say(`统计期间 ${filter.from} 至 ${filter.to}`, `${filter.from} to ${filter.to}`), this.made()],
      sections: [
        figuresSection(await this.summary.figures(filter), await this.summary.figures(of(year - 1))),
        groupsSection(say('按活动类型', 'By kind'), await this.summary.groups({ ...filter, groupBy: 'kind' })),
        groupsSection(say('按月', 'By month'), await this.summary.groups({ ...filter, groupBy: 'month' })),
        statementsSection(published.items),
        funnelSection((await this.funnels.of(filter)).steps ?? [], years.groups),
        await agreementsSection(this.db, filter, whole),
      ],
    };
    return this.drawing.draw('report', report, format);
  }

  /** @throws NotFound for an event that is unknown or not published */
  async ofEvent(id: string, format: ReportFormat, whole: boolean): Promise<{ bytes: Uint8Array; name: string }> {
    const event = await this.db.manager.findOneBy(KnownEvent, { id });
    if (!event || event.status === 'draft') throw new NotFound();
    const filter: ReportFilter = { event: id };
    const english = currentLocale() === 'en';
    const starts = DateTime.fromJSDate(event.startsAt, { zone: event.timeZone });
    const day = starts.toFormat(event.datePrecision === 'month' ? 'yyyy-MM' : 'yyyy-MM-dd');
    const hosts: { name: string }[] = await this.db.query(
      'SELECT name FROM organisations WHERE id = ANY($1) ORDER BY array_position($1, id)',
      [event.hostIds],
    );
    const report: ReportDocument = {
      title: english ? (event.titleEn ?? event.title) : event.title,
      lines: [
        [day, event.venue].filter(Boolean).join('  '),
        hosts.map(({ name }) => name).join('、'),
        ...(event.outcome ? [event.outcome] : []),
        this.made(),
      ],
      sections: [
        figuresSection(await this.summary.figures(filter)),
        funnelSection((await this.funnels.of(filter)).steps ?? []),
        await agreementsSection(this.db, filter, whole),
      ],
    };
    return { bytes: await this.drawing.draw('report', report, format), name: `event-${day}` };
  }

  private made(): string {
    const at = DateTime.fromJSDate(this.clock.now(), { zone: reportZone }).toFormat('yyyy-MM-dd HH:mm');
    return say(`数据截至 ${at}，由系统按记录计算`, `As known at ${at}, computed from the records`);
  }
}
