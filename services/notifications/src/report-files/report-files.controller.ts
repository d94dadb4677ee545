import { Controller, Get, Param, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiParam, ApiProduces, ApiTags } from '@nestjs/swagger';
import { type Caller, CurrentCaller, IdParam, NotFound, RolesAllowed } from '@zuomei/platform';
import { tableFormats } from '@zuomei/platform/sheets';
import { MakeReport } from './make-report.js';
import { type ReportFormat, reportFormats } from './report-document.js';

const types: Record<ReportFormat, string> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: tableFormats.xlsx.type,
};
const file = { schema: { type: 'string', format: 'binary' } } as const;

/** Reports as files, with charts, definitions and what was published. */
@ApiTags('reports')
@Controller('api/reports')
export class ReportFilesController {
  constructor(private readonly make: MakeReport) {}

  /** Of a whole year: figures beside the year before, by kind and month, statements, funnel, agreements. */
  @Get('yearly/:year.:format')
  @RolesAllowed('organiser', 'staff')
  @ApiParam({ name: 'format', enum: reportFormats })
  @ApiProduces(...Object.values(types))
  @ApiOkResponse(file)
  async yearly(
    @Param('year') year: string,
    @Param('format') format: string,
    @CurrentCaller() caller: Caller,
  ): Promise<StreamableFile> {
    if (!/^(19|20)\d\d$/.test(year)) throw new NotFound();
    const as = formatOf(format);
    const bytes = await this.make.ofYear(Number(year), as, caller.has('staff'));
    return attachment(bytes, `report-${year}`, as);
  }

  /** Of one event: its figures, funnel and agreements. */
  @Get('events/:id.:format')
  @RolesAllowed('organiser', 'staff')
  @ApiParam({ name: 'format', enum: reportFormats })
  @ApiProduces(...Object.values(types))
  @ApiOkResponse(file)
  async event(
    @Param('id', IdParam) id: string,
    @Param('format') format: string,
    @CurrentCaller() caller: Caller,
  ): Promise<StreamableFile> {
    const as = formatOf(format);
    const { bytes, name } = await this.make.ofEvent(id, as, caller.has('staff'));
    return attachment(bytes, name, as);
  }
}

function formatOf(text: string): ReportFormat {
  const found = reportFormats.find((one) => one === text);
  if (!found) throw new NotFound();
  return found;
}

const attachment = (bytes: Uint8Array, name: string, format: ReportFormat): StreamableFile =>
  new StreamableFile(bytes, { type: types[format], disposition: `attachment; filename="${name}.${format}"` });
