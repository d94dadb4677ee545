import { Controller, Get, Param, Query, type StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Caller, CurrentCaller, RolesAllowed } from '@zuomei/platform';
import { FormatParam, ListFile, listFile, type TableFormat } from '@zuomei/platform/sheets';
import { ReadingFilter } from '../readings/reading.dto.js';
import { ReadingsQuery } from '../readings/readings.query.js';
import { ShowingFilter } from '../showings/showing.dto.js';
import { ShowingsQuery } from '../showings/showings.query.js';
import { headCountsTable, liveViewsTable, showingsTable } from './event-tables.js';

type File = Promise<StreamableFile>;

/** Every list as a spreadsheet: what the caller sees of it, with the same filters. */
@ApiTags('exports')
@Controller('api')
@RolesAllowed('organiser', 'staff', 'member')
export class ShownExportsController {
  constructor(
    private readonly showings: ShowingsQuery,
    private readonly readings: ReadingsQuery,
  ) {}

  @Get('showings.:format')
  @ListFile()
  showingsFile(
    @Param('format', FormatParam) format: TableFormat,
    @Query() filter: ShowingFilter,
    @CurrentCaller() caller: Caller,
  ): File {
    return listFile(format, showingsTable, (page) => this.showings.list(caller, { ...filter, ...page }));
  }

  @Get('live-views.:format')
  @ListFile()
  liveViewsFile(
    @Param('format', FormatParam) format: TableFormat,
    @Query() filter: ReadingFilter,
    @CurrentCaller() caller: Caller,
  ): File {
    return listFile(format, liveViewsTable, (page) => this.readings.list(caller, 'live_view', { ...filter, ...page }));
  }

  @Get('head-counts.:format')
  @ListFile()
  headCountsFile(
    @Param('format', FormatParam) format: TableFormat,
    @Query() filter: ReadingFilter,
    @CurrentCaller() caller: Caller,
  ): File {
    return listFile(format, headCountsTable, (page) =>
      this.readings.list(caller, 'head_count', { ...filter, ...page }),
    );
  }
}
