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
import { ImportProblem, ImportQuery, ImportView } from '../imports/import.dto.js';
import { ImportStatements } from './import-statements.js';
import { statementColumns } from './statement-row.js';

@ApiTags('imports')
@ApiConsumes(...sheetTypes)
@Controller('api/imports')
export class StatementImportsController {
  constructor(private readonly importStatements: ImportStatements) {}

  /** An empty table to fill. */
  @Get('statements/template.:format')
  @RolesAllowed('staff')
  @ListFile()
  template(@Param('format', FormatParam) format: TableFormat): StreamableFile {
    return templateFile(format, 'statements', statementColumns);
  }

  /** Published statements from a CSV or xlsx file, by `code`; a known one is corrected. */
  @Post('statements')
  @HttpCode(200)
  @RolesAllowed('staff')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiOkResponse({ type: ImportView })
  @ApiUnprocessableEntityResponse({ type: ImportProblem })
  async statements(
    @CurrentCaller() caller: Caller,
    @Query() query: ImportQuery,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ImportView | ImportProblem> {
    const sheet = await readSheet(body, request.headers['content-type']);
    return importAnswer(await this.importStatements.execute(caller.userId, sheet, wantsDryRun(query)), reply);
  }
}
