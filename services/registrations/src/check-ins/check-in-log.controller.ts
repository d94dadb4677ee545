import { Controller, Get, Param, Query, type StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Caller, CurrentCaller, currentLocale, IdParam, RolesAllowed } from '@zuomei/platform';
import { FormatParam, ListFile, tableFile, type TableFormat } from '@zuomei/platform/sheets';
import { FindOffering } from '../offerings/find-offering.js';
import { CheckInLogFilter, CheckInLogPageDto, CheckInLogQuery } from './check-in-log.dto.js';
import { CheckInLog } from './check-in-log.query.js';
import { checkInsTable } from './export-check-ins.js';

@ApiTags('check-ins')
@RolesAllowed('organiser')
@Controller('api/events/:id')
export class CheckInLogController {
  constructor(
    private readonly offerings: FindOffering,
    private readonly log: CheckInLog,
  ) {}

  /** Every scan, the refused and the undone too, the newest first; organisers of the event only. */
  @Get('check-ins')
  async list(
    @Param('id', IdParam) id: string,
    @Query() query: CheckInLogQuery,
    @CurrentCaller() caller: Caller,
  ): Promise<CheckInLogPageDto> {
    await this.offerings.hosted(id, caller);
    return this.log.page(id, query);
  }

  /** The same as a spreadsheet; cells that would start a formula are neutralised. */
  @Get('check-ins.:format')
  @ListFile()
  async file(
    @Param('id', IdParam) id: string,
    @Param('format', FormatParam) format: TableFormat,
    @Query() filter: CheckInLogFilter,
    @CurrentCaller() caller: Caller,
  ): Promise<StreamableFile> {
    await this.offerings.hosted(id, caller);
    return tableFile(format, 'check-ins', checkInsTable(this.log.all(id, filter), currentLocale()));
  }
}
