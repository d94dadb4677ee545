import { Controller, Get, Param, Query, type StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { currentLocale, inLanguage, RolesAllowed } from '@zuomei/platform';
import { FormatParam, ListFile, listFile, type TableFormat } from '@zuomei/platform/sheets';
import { RecordsQuery } from '../reports/records.query.js';
import { RecordsQuery as RecordsAsked, SummaryQuery as FiguresAsked } from '../reports/report.dto.js';
import { SummaryQuery } from '../reports/summary.query.js';
import { ArchiveQuery } from '../retention/archive.query.js';
import { ArchiveFilter } from '../retention/retention.dto.js';
import { StatementsFilter } from '../statements/statements.dto.js';
import { StatementsQuery } from '../statements/statements.query.js';
import { TemplatesFilter } from '../templates/templates.dto.js';
import { TemplatesQuery } from '../templates/templates.query.js';
import { archiveTable, figuresTable, recordsTable, statementsTable, templatesTable } from './record-tables.js';

type File = Promise<StreamableFile>;

/** Every list as a spreadsheet: what the caller sees of it, with the same filters. */
@ApiTags('exports')
@Controller('api')
@RolesAllowed('staff')
export class RecordExportsController {
  constructor(
    private readonly archive: ArchiveQuery,
    private readonly templates: TemplatesQuery,
    private readonly statements: StatementsQuery,
    private readonly records: RecordsQuery,
    private readonly summary: SummaryQuery,
  ) {}

  @Get('archive.:format')
  @ListFile()
  archiveFile(@Param('format', FormatParam) format: TableFormat, @Query() filter: ArchiveFilter): File {
    return listFile(format, archiveTable, (page) => this.archive.list({ ...filter, ...page }));
  }

  @Get('templates.:format')
  @ListFile()
  templatesFile(@Param('format', FormatParam) format: TableFormat, @Query() filter: TemplatesFilter): File {
    return listFile(format, templatesTable, (page) => this.templates.list({ ...filter, ...page }));
  }

  @Get('reports/statements.:format')
  @RolesAllowed('organiser', 'staff')
  @ListFile()
  statementsFile(@Param('format', FormatParam) format: TableFormat, @Query() filter: StatementsFilter): File {
    return listFile(format, statementsTable, (page) => this.statements.page({ ...filter, ...page }));
  }

  /** The records that one figure counts or sums. */
  @Get('reports/records.:format')
  @RolesAllowed('organiser', 'staff')
  @ListFile()
  recordsFile(@Param('format', FormatParam) format: TableFormat, @Query() asked: RecordsAsked): File {
    return listFile(format, recordsTable, (page) => this.records.page({ ...asked, ...page }));
  }

  /** The figures, one row, or with `groupBy` a row for each group. */
  @Get('reports/summary.:format')
  @RolesAllowed('organiser', 'staff')
  @ListFile()
  figuresFile(@Param('format', FormatParam) format: TableFormat, @Query() asked: FiguresAsked): File {
    const { groupBy, ...filter } = asked;
    const all = inLanguage({ zh: '合计', en: 'All' }, currentLocale());
    return listFile(format, figuresTable, async () => ({
      items:
        groupBy === undefined
          ? [{ ...(await this.summary.figures(filter)), label: all }]
          : await this.summary.groups({ ...filter, groupBy }),
      nextCursor: null,
    }));
  }
}
