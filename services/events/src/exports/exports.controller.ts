import { Controller, Get, Param, Query, type StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Caller, CurrentCaller, IdParam, RolesAllowed } from '@zuomei/platform';
import { FormatParam, ListFile, listFile, type TableFormat } from '@zuomei/platform/sheets';
import { CatalogueFilter, NeedFilter } from '../catalogue/catalogue.dto.js';
import { CatalogueQuery } from '../catalogue/catalogue.query.js';
import { EventFilter } from '../events/event-filter.dto.js';
import { EventsQuery } from '../events/events.query.js';
import { CallAnswersQuery } from '../open-calls/call-answers.query.js';
import { OrganisationFilter } from '../organisations/organisation.dto.js';
import { OrganisationsQuery } from '../organisations/organisations.query.js';
import { SeriesFilter } from '../series/series.dto.js';
import { SeriesQuery } from '../series/series.query.js';
import { achievementsTable, answersTable, needsTable } from './catalogue-tables.js';
import { eventsTable, organisationsTable, seriesTable } from './event-tables.js';

type File = Promise<StreamableFile>;

/** Every list as a spreadsheet: what the caller sees of it, with the same filters. */
@ApiTags('exports')
@Controller('api')
@RolesAllowed('organiser', 'staff', 'member')
export class ExportsController {
  constructor(
    private readonly events: EventsQuery,
    private readonly organisations: OrganisationsQuery,
    private readonly series: SeriesQuery,
    private readonly catalogue: CatalogueQuery,
    private readonly answers: CallAnswersQuery,
  ) {}

  @Get('events.:format')
  @ListFile()
  eventsFile(
    @Param('format', FormatParam) format: TableFormat,
    @Query() filter: EventFilter,
    @CurrentCaller() caller: Caller,
  ): File {
    return listFile(format, eventsTable, (page) => this.events.list(caller, { ...filter, ...page }));
  }

  @Get('organisations.:format')
  @ListFile()
  organisationsFile(@Param('format', FormatParam) format: TableFormat, @Query() filter: OrganisationFilter): File {
    return listFile(format, organisationsTable, (page) => this.organisations.list({ ...filter, ...page }));
  }

  @Get('series.:format')
  @ListFile()
  seriesFile(@Param('format', FormatParam) format: TableFormat, @Query() filter: SeriesFilter): File {
    return listFile(format, seriesTable, (page) => this.series.list({ ...filter, ...page }));
  }

  @Get('achievements.:format')
  @ListFile()
  achievementsFile(
    @Param('format', FormatParam) format: TableFormat,
    @Query() filter: CatalogueFilter,
    @CurrentCaller() caller: Caller,
  ): File {
    return listFile(format, achievementsTable, (page) =>
      this.catalogue.list(caller, 'achievement', { ...filter, ...page }),
    );
  }

  @Get('needs.:format')
  @ListFile()
  needsFile(
    @Param('format', FormatParam) format: TableFormat,
    @Query() filter: NeedFilter,
    @CurrentCaller() caller: Caller,
  ): File {
    return listFile(format, needsTable, (page) => this.catalogue.list(caller, 'need', { ...filter, ...page }));
  }

  /** Answers to an open call, as its list shows them to the caller. */
  @Get('needs/:id/answers.:format')
  @ListFile()
  answersFile(
    @Param('id', IdParam) id: string,
    @Param('format', FormatParam) format: TableFormat,
    @CurrentCaller() caller: Caller,
  ): File {
    return listFile(format, answersTable, async () => ({
      items: await this.answers.of(caller, await this.catalogue.one(caller, 'need', id)),
      nextCursor: null,
    }));
  }
}
