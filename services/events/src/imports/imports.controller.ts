import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res, type StreamableFile } from '@nestjs/common';
import {
  ApiBody,
  ApiConsumes,
  ApiOkResponse,
  ApiParam,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import { Caller, CurrentCaller, NotFound, RolesAllowed } from '@zuomei/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  type Columns,
  FormatParam,
  importAnswer,
  ListFile,
  readSheet,
  sheetTypes,
  type TableFormat,
  templateFile,
  wantsDryRun,
} from '@zuomei/platform/sheets';
import { eventColumns } from './event-row.js';
import { ImportEvents } from './import-events.js';
import { ImportOrganisations } from './import-organisations.js';
import { ImportShown } from './import-shown.js';
import { organisationColumns } from './organisation-row.js';
import { shownColumns } from './shown-row.js';
import { ImportProblem, ImportQuery, ImportView } from './import.dto.js';

const templates: Record<string, Columns<string> | undefined> = {
  organisations: organisationColumns,
  events: eventColumns,
  achievements: shownColumns.achievement,
  needs: shownColumns.need,
};

@ApiTags('imports')
@ApiConsumes(...sheetTypes)
@Controller('api/imports')
export class ImportsController {
  constructor(
    private readonly importOrganisations: ImportOrganisations,
    private readonly importEvents: ImportEvents,
    private readonly importShown: ImportShown,
  ) {}

  /** An empty table to fill: `organisations`, `events`, `achievements`, `needs`. */
  @Get(':kind/template.:format')
  @RolesAllowed('organiser', 'staff')
  @ApiParam({ name: 'kind', enum: Object.keys(templates) })
  @ListFile()
  template(@Param('kind') kind: string, @Param('format', FormatParam) format: TableFormat): StreamableFile {
    const columns = templates[kind];
    if (!columns) throw new NotFound();
    return templateFile(format, kind, columns);
  }

  /** Organisations from a CSV or xlsx file, by `code`. */
  @Post('organisations')
  @HttpCode(200)
  @RolesAllowed('organiser', 'staff')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiOkResponse({ type: ImportView })
  @ApiUnprocessableEntityResponse({ type: ImportProblem })
  async organisations(
    @CurrentCaller() caller: Caller,
    @Query() query: ImportQuery,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ImportView | ImportProblem> {
    const sheet = await readSheet(body, request.headers['content-type']);
    return importAnswer(await this.importOrganisations.execute(caller, sheet, wantsDryRun(query)), reply);
  }

  /** Events from a CSV or xlsx file, by `code`: past ones arrive as ended, others as drafts. */
  @Post('events')
  @HttpCode(200)
  @RolesAllowed('organiser')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiOkResponse({ type: ImportView })
  @ApiUnprocessableEntityResponse({ type: ImportProblem })
  async events(
    @CurrentCaller() caller: Caller,
    @Query() query: ImportQuery,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ImportView | ImportProblem> {
    const sheet = await readSheet(body, request.headers['content-type']);
    return importAnswer(await this.importEvents.execute(caller, sheet, wantsDryRun(query)), reply);
  }

  /** Achievements from a CSV or xlsx file, by `code`, each with its showing at an event. */
  @Post('achievements')
  @HttpCode(200)
  @RolesAllowed('organiser', 'staff')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiOkResponse({ type: ImportView })
  @ApiUnprocessableEntityResponse({ type: ImportProblem })
  async achievements(
    @CurrentCaller() caller: Caller,
    @Query() query: ImportQuery,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ImportView | ImportProblem> {
    const sheet = await readSheet(body, request.headers['content-type']);
    return importAnswer(await this.importShown.execute(caller, 'achievement', sheet, wantsDryRun(query)), reply);
  }

  /** Needs from a CSV or xlsx file, by `code`, each with its showing at an event. */
  @Post('needs')
  @HttpCode(200)
  @RolesAllowed('organiser', 'staff')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiOkResponse({ type: ImportView })
  @ApiUnprocessableEntityResponse({ type: ImportProblem })
  async needs(
    @CurrentCaller() caller: Caller,
    @Query() query: ImportQuery,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ImportView | ImportProblem> {
    const sheet = await readSheet(body, request.headers['content-type']);
    return importAnswer(await this.importShown.execute(caller, 'need', sheet, wantsDryRun(query)), reply);
  }
}
