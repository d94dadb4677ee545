import { Controller, Get, Header, Param, Query, StreamableFile } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import { Caller, CurrentCaller, currentLocale, IdParam, RolesAllowed } from '@zuomei/platform';
import { FindOffering } from '../offerings/find-offering.js';
import { CheckInLogFilter, CheckInLogPageDto, CheckInLogQuery } from './check-in-log.dto.js';
import { CheckInLog } from './check-in-log.query.js';
import { logCsv } from './export-check-ins.js';

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

  /** The same as a spreadsheet, UTF-8 with a byte order mark; cells that would start a formula are neutralised. */
  @Get('check-ins.csv')
  @ApiProduces('text/csv')
  @Header('content-type', 'text/csv; charset=utf-8')
  @Header('content-disposition', 'attachment; filename="check-ins.csv"')
  async csv(
    @Param('id', IdParam) id: string,
    @Query() filter: CheckInLogFilter,
    @CurrentCaller() caller: Caller,
  ): Promise<StreamableFile> {
    await this.offerings.hosted(id, caller);
    return new StreamableFile(logCsv(this.log.all(id, filter), currentLocale()), {
      type: 'text/csv; charset=utf-8',
      disposition: 'attachment; filename="check-ins.csv"',
    });
  }
}
