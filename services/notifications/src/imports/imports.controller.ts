import { Body, Controller, HttpCode, HttpStatus, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiTags, ApiUnprocessableEntityResponse } from '@nestjs/swagger';
import { Caller, CurrentCaller, currentLocale, inLanguage, RolesAllowed } from '@zuomei/platform';
import { type ImportOutcome, importSaid, readSheet, sheetTypes } from '@zuomei/platform/sheets';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AgreementsImportQuery, ImportProblem, ImportView } from './import.dto.js';
import { ImportAgreements } from './import-agreements.js';

const unsaid = '导入 import';

@ApiTags('imports')
@ApiConsumes(...sheetTypes)
@Controller('api/imports')
export class ImportsController {
  constructor(private readonly importAgreements: ImportAgreements) {}

  /** Past agreements from a CSV or xlsx file, by `code`: they count, and are marked as recorded. */
  @Post('agreements')
  @HttpCode(200)
  @RolesAllowed('staff')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiOkResponse({ type: ImportView })
  @ApiUnprocessableEntityResponse({ type: ImportProblem })
  async agreements(
    @CurrentCaller() caller: Caller,
    @Query() { dryRun, source }: AgreementsImportQuery,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ImportView | ImportProblem> {
    const sheet = await readSheet(body, request.headers['content-type']);
    const dry = dryRun !== undefined && dryRun !== 'false' && dryRun !== '0';
    return answer(await this.importAgreements.execute(caller.userId, sheet, dry, source?.trim() || unsaid), reply);
  }
}

/** With a bad row: 422, a problem that also says what the import would have said. */
function answer(outcome: ImportOutcome, reply: FastifyReply): ImportView | ImportProblem {
  const locale = currentLocale();
  const rejected = outcome.rejected.map(({ row, errors }) => ({
    row,
    errors: errors.map((error) => ({ ...error, detail: inLanguage(error.detail, locale) })),
  }));
  const view: ImportView = { ...outcome, rejected };
  if (rejected.length === 0) return view;
  reply.status(HttpStatus.UNPROCESSABLE_ENTITY).header('content-type', 'application/problem+json; charset=utf-8');
  return {
    type: 'about:blank',
    title: 'Unprocessable Content',
    status: HttpStatus.UNPROCESSABLE_ENTITY,
    detail: inLanguage(importSaid(rejected.length), locale),
    code: 'ROWS_REJECTED',
    ...view,
  };
}
