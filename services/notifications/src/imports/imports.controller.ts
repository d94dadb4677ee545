import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res, type StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiTags, ApiUnprocessableEntityResponse } from '@nestjs/swagger';
import { Caller, CurrentCaller, RolesAllowed } from '@zuomei/platform';
import {
  FormatParam,
  importAnswer,
  ListFile,
  readSheet,
  sheetTypes,
  type TableFormat,
  templateFile,
  wantsDryRun,
} from '@zuomei/platform/sheets';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AgreementsImportQuery, ImportProblem, ImportView } from './import.dto.js';
import { agreementColumns } from './agreement-row.js';
import { ImportAgreements } from './import-agreements.js';

const unsaid = '导入 import';

@ApiTags('imports')
@ApiConsumes(...sheetTypes)
@Controller('api/imports')
export class ImportsController {
  constructor(private readonly importAgreements: ImportAgreements) {}

  /** An empty table to fill. */
  @Get('agreements/template.:format')
  @RolesAllowed('staff')
  @ListFile()
  template(@Param('format', FormatParam) format: TableFormat): StreamableFile {
    return templateFile(format, 'agreements', agreementColumns);
  }

  /** Past agreements from a CSV or xlsx file, by `code`: they count, and are marked as recorded. */
  @Post('agreements')
  @HttpCode(200)
  @RolesAllowed('staff')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiOkResponse({ type: ImportView })
  @ApiUnprocessableEntityResponse({ type: ImportProblem })
  async agreements(
    @CurrentCaller() caller: Caller,
    @Query() query: AgreementsImportQuery,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ImportView | ImportProblem> {
    const sheet = await readSheet(body, request.headers['content-type']);
    const source = query.source?.trim() || unsaid;
    return importAnswer(await this.importAgreements.execute(caller.userId, sheet, wantsDryRun(query), source), reply);
  }
}
