import { Controller, Get, Query } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { currentLocale, inLanguage, RolesAllowed } from '@zuomei/platform';
import { figureNames, figures } from './figures.js';
import { RecordsQuery } from './records.query.js';
import {
  DefinitionsView,
  FigureView,
  RecordPage,
  RecordsQuery as RecordsAsked,
  SummaryQuery as Asked,
} from './report.dto.js';
import { type GroupView, SummaryQuery } from './summary.query.js';

const figuresSchema = {
  type: 'object',
  properties: Object.fromEntries(
    figureNames.map((name) => [name, { $ref: `#/components/schemas/${FigureView.name}` }]),
  ),
} as const;

@ApiTags('reports')
@ApiExtraModels(FigureView)
@Controller('api/reports')
export class ReportsController {
  constructor(
    private readonly summary: SummaryQuery,
    private readonly list: RecordsQuery,
  ) {}

  /** The figures of a period or a part of the programme; with `groupBy` those of each group. */
  @Get('summary')
  @RolesAllowed('organiser', 'staff')
  @ApiOkResponse({
    schema: {
      oneOf: [figuresSchema, { type: 'object', properties: { groups: { type: 'array', items: figuresSchema } } }],
    },
  })
  async figures(@Query() asked: Asked): Promise<object> {
    const { groupBy, ...filter } = asked;
    if (groupBy === undefined) return this.summary.figures(filter);
    const groups: GroupView[] = await this.summary.groups({ ...filter, groupBy });
    return { groups };
  }

  /** The records that one figure counts or sums, over all pages. */
  @Get('records')
  @RolesAllowed('organiser', 'staff')
  records(@Query() asked: RecordsAsked): Promise<RecordPage> {
    return this.list.page(asked);
  }

  /** What each figure counts. */
  @Get('definitions')
  @RolesAllowed('organiser', 'staff')
  definitions(): DefinitionsView {
    const locale = currentLocale();
    return {
      items: figureNames.map((figure) => ({
        figure,
        version: figures[figure].version,
        text: inLanguage(figures[figure].says, locale),
      })),
    };
  }
}
