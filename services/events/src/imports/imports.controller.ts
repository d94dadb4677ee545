import { Body, Controller, HttpCode, HttpStatus, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiTags, ApiUnprocessableEntityResponse } from '@nestjs/swagger';
import { Caller, CurrentCaller, currentLocale, inLanguage, RolesAllowed } from '@zuomei/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type ImportOutcome, importSaid, readSheet, sheetTypes } from '@zuomei/platform/sheets';
import { ImportEvents } from './import-events.js';
import { ImportOrganisations } from './import-organisations.js';
import { ImportShown } from './import-shown.js';
import { ImportProblem, ImportQuery, ImportView } from './import.dto.js';

const wantsDryRun = ({ dryRun }: ImportQuery): boolean => dryRun !== undefined && dryRun !== 'false' && dryRun !== '0';

@ApiTags('imports')
@ApiConsumes(...sheetTypes)
@Controller('api/imports')
export class ImportsController {
  constructor(
    private readonly importOrganisations: ImportOrganisations,
    private readonly importEvents: ImportEvents,
    private readonly importShown: ImportShown,
  ) {}

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
    return answer(await this.importOrganisations.execute(caller, sheet, wantsDryRun(query)), reply);
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
    return answer(await this.importEvents.execute(caller, sheet, wantsDryRun(query)), reply);
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
    return answer(await this.importShown.execute(caller, 'achievement', sheet, wantsDryRun(query)), reply);
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
    return answer(await this.importShown.execute(caller, 'need', sheet, wantsDryRun(query)), reply);
  }
}

/** With a bad row: 422, a problem that also says what the import would have said. */
function answer(outcome: ImportOutcome, reply: FastifyReply): ImportView | ImportProblem {
  const locale = currentLocale();
  const view: ImportView = {
    ...outcome,
    rejected: outcome.rejected.map(({ row, errors }) => ({
      row,
      errors: errors.map((error) => ({ ...error, detail: inLanguage(error.detail, locale) })),
    })),
  };
  if (view.rejected.length === 0) return view;
  reply.status(HttpStatus.UNPROCESSABLE_ENTITY).header('content-type', 'application/problem+json; charset=utf-8');
  return {
    type: 'about:blank',
    title: 'Unprocessable Content',
    status: HttpStatus.UNPROCESSABLE_ENTITY,
    detail: inLanguage(importSaid(view.rejected.length), locale),
    code: 'ROWS_REJECTED',
    ...view,
  };
}
