import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import { IdempotencyKey, IdParam, IfMatch, type OnceKey, RolesAllowed, SignedIn } from '@zuomei/platform';
import { ChangeSeries } from './change-series.js';
import { RecordSeries } from './record-series.js';
import { SeriesChange, SeriesFilter, SeriesInput, SeriesPage, SeriesView } from './series.dto.js';
import { SeriesQuery } from './series.query.js';

@ApiTags('series')
@Controller('api/series')
export class SeriesController {
  constructor(
    private readonly recordSeries: RecordSeries,
    private readonly changeSeries: ChangeSeries,
    private readonly series: SeriesQuery,
  ) {}

  /** Records a series of events. */
  @Post()
  @RolesAllowed('organiser', 'staff')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  record(@Body() input: SeriesInput, @IdempotencyKey() once: OnceKey | undefined): Promise<SeriesView> {
    return this.recordSeries.execute(input, once);
  }

  @Get()
  @SignedIn()
  list(@Query() filter: SeriesFilter): Promise<SeriesPage> {
    return this.series.list(filter);
  }

  @Get(':id')
  @SignedIn()
  one(@Param('id', IdParam) id: string): Promise<SeriesView> {
    return this.series.one(id);
  }

  @Patch(':id')
  @RolesAllowed('organiser', 'staff')
  @ApiHeader({ name: 'If-Match', required: false })
  change(
    @Param('id', IdParam) id: string,
    @Body() change: SeriesChange,
    @IfMatch() ifMatch: number | undefined,
  ): Promise<SeriesView> {
    return this.changeSeries.execute(id, change, ifMatch);
  }
}
