import { Body, Controller, HttpCode, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiTags, ApiUnprocessableEntityResponse } from '@nestjs/swagger';
import { Caller, CurrentCaller, RolesAllowed } from '@zuomei/platform';
import { readSheet, sheetTypes } from '@zuomei/platform/sheets';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ImportProblem, ImportQuery, ImportView } from '../imports/import.dto.js';
import { rowsRejected } from '../imports/rows-rejected.js';
import { ImportStatements } from './import-statements.js';

@ApiTags('imports')
@ApiConsumes(...sheetTypes)
@Controller('api/imports')
export class StatementImportsController {
  constructor(private readonly importStatements: ImportStatements) {}

  /** Published statements from a CSV or xlsx file, by `code`; a known one is corrected. */
  @Post('statements')
  @HttpCode(200)
  @RolesAllowed('staff')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiOkResponse({ type: ImportView })
  @ApiUnprocessableEntityResponse({ type: ImportProblem })
  async statements(
    @CurrentCaller() caller: Caller,
    @Query() { dryRun }: ImportQuery,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ImportView | ImportProblem> {
    const sheet = await readSheet(body, request.headers['content-type']);
    const dry = dryRun !== undefined && dryRun !== 'false' && dryRun !== '0';
    const { rejected, ...counts } = await this.importStatements.execute(caller.userId, sheet, dry);
    return rejected.length === 0 ? { ...counts, rejected: [] } : { ...rowsRejected(rejected, reply), ...counts };
  }
}
