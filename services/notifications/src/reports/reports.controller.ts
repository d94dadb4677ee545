import { Controller, Get, Query } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { currentLocale, inLanguage, RolesAllowed } from '@zuomei/platform';
import { figureNames } from './figures.js';
import { FunnelAsked, FunnelView } from './funnel.dto.js';
import { FunnelQuery } from './funnel.query.js';
import { counted, countedNames } from './funnel-steps.js';
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
    private readonly funnels: FunnelQuery,
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

  /** Invited, signed up, came, and what came of it; each step opens to its records. */
  @Get('funnel')
  @RolesAllowed('organiser', 'staff')
  funnel(@Query() asked: FunnelAsked): Promise<FunnelView> {
    return this.funnels.of(asked);
  }

  /** What each figure counts. */
  @Get('definitions')
  @RolesAllowed('organiser', 'staff')
  definitions(): DefinitionsView {
    const locale = currentLocale();
    return {
      items: countedNames.map((figure) => ({
        figure,
        version: counted[figure].version,
        text: inLanguage(counted[figure].says, locale),
      })),
    };
  }
}
