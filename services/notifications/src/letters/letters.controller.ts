import {
  Body,
  Controller,
  Delete,
  Get,
  Header,
  HttpCode,
  Param,
  Post,
  Query,
  Req,
  Res,
  StreamableFile,
} from '@nestjs/common';
import {
  ApiBody,
  ApiConsumes,
  ApiOkResponse,
  ApiProduces,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import { type Caller, CurrentCaller, IdParam, RolesAllowed } from '@zuomei/platform';
import { readSheet, rowsRejected, sheetTypes, wantsDryRun } from '@zuomei/platform/sheets';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CheckedTrailView } from '../audit/audit.dto.js';
import { RowsProblem } from '../imports/rows-rejected.js';
import { ImportLetters } from './import-letters.js';
import type { LetterOutcome } from './issue-letters.js';
import { LetterArchive } from './letter-archive.js';
import { LetterFiles } from './letter-file.js';
import { DryRunQuery, LettersBody, LettersFilter, LettersImportQuery, RevokeBody } from './letters.dto.js';
import { LettersQuery } from './letters.query.js';
import { LetterBatchView, LetterPage, LettersIssued, LetterView } from './letters.view.js';
import { ListLetters } from './list-letters.js';
import { RevokeLetter } from './revoke-letter.js';

const shown = 200;
const pdf = { schema: { type: 'string', format: 'binary' } } as const;

/** 聘书 and 证书. */
@ApiTags('letters')
@Controller('api')
@RolesAllowed('staff')
export class LettersController {
  constructor(
    private readonly query: LettersQuery,
    private readonly listLetters: ListLetters,
    private readonly importLetters: ImportLetters,
    private readonly revokeLetter: RevokeLetter,
    private readonly files: LetterFiles,
    private readonly archive: LetterArchive,
  ) {}

  /** Newest first. */
  @Get('letters')
  list(@Query() filter: LettersFilter): Promise<LetterPage> {
    return this.query.list(filter);
  }

  /** One or hundreds, all or none; the same letter again is `unchanged`. Numbered at once, sealed by a job. */
  @Post('letters')
  async issue(
    @Body() body: LettersBody,
    @Query() query: DryRunQuery,
    @CurrentCaller() caller: Caller,
  ): Promise<LettersIssued> {
    return this.issued(await this.listLetters.execute(body, caller.userId, wantsDryRun(query)));
  }

  /** From a CSV or xlsx file, one a row, all or none; twice changes nothing. */
  @Post('imports/letters')
  @HttpCode(200)
  @ApiConsumes(...sheetTypes)
  @ApiBody(pdf)
  @ApiOkResponse({ type: LettersIssued })
  @ApiUnprocessableEntityResponse({ type: RowsProblem })
  async import(
    @Query() query: LettersImportQuery,
    @CurrentCaller() caller: Caller,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LettersIssued | RowsProblem> {
    const sheet = await readSheet(body, request.headers['content-type']);
    const imported = await this.importLetters.execute(sheet, query, caller.userId, wantsDryRun(query));
    return 'outcome' in imported ? this.issued(imported.outcome) : rowsRejected(imported.rejected, reply);
  }

  /** How many of those issued together have their seal. */
  @Get('letters/batches/:id')
  batch(@Param('id', IdParam) id: string): Promise<LetterBatchView> {
    return this.query.batch(id);
  }

  /** The sealed files of those issued together. */
  @Get('letters/batches/:id.zip')
  @ApiProduces('application/zip')
  @ApiOkResponse(pdf)
  async all(@Param('id', IdParam) id: string, @CurrentCaller() caller: Caller): Promise<StreamableFile> {
    const stream = await this.archive.execute(id, caller);
    const disposition = `attachment; filename="letters-${id}.zip"`;
    return new StreamableFile(stream, { type: 'application/zip', disposition });
  }

  @Get('letters/:id')
  one(@Param('id', IdParam) id: string): Promise<LetterView> {
    return this.query.one(id);
  }

  /** The sealed file. 409 LETTER_NOT_SEALED, LETTER_ERASED. */
  @Get('letters/:id.pdf')
  @Header('content-type', 'application/pdf')
  @ApiProduces('application/pdf')
  @ApiOkResponse(pdf)
  async file(@Param('id', IdParam) id: string, @CurrentCaller() caller: Caller): Promise<StreamableFile> {
    const { number, bytes } = await this.files.execute(id, caller);
    return new StreamableFile(bytes, { disposition: `attachment; filename="${number}.pdf"` });
  }

  /** Takes it back; the reason is required. Whoever verifies it is told. */
  @Post('letters/:id/revoke')
  @HttpCode(200)
  async revoke(
    @Param('id', IdParam) id: string,
    @Body() { reason }: RevokeBody,
    @CurrentCaller() caller: Caller,
  ): Promise<LetterView> {
    await this.revokeLetter.execute(id, reason, caller.userId);
    return this.query.one(id);
  }

  /** Erases who it was for, and with them the file; number, dates and state stay. 409 ON_LEGAL_HOLD. */
  @Delete('letters/:id/holder')
  async erase(@Param('id', IdParam) id: string, @CurrentCaller() caller: Caller): Promise<LetterView> {
    await this.revokeLetter.erase(id, caller.userId);
    return this.query.one(id);
  }

  /** As that of an agreement. */
  @Get('letters/:id/audit-trail')
  auditTrail(@Param('id', IdParam) id: string): Promise<CheckedTrailView> {
    return this.query.trailOf(id);
  }

  private async issued({ batchId, results }: LetterOutcome): Promise<LettersIssued> {
    const ids = [...new Set(results.flatMap(({ letter }) => letter?.id ?? []))];
    const created = results.filter((one) => one.result === 'created').length;
    return {
      ...(batchId && { batchId }),
      created,
      unchanged: results.length - created,
      results: results.map(({ row, result, letter }) => ({
        row,
        result,
        ...(letter && { letterId: letter.id, number: letter.number }),
      })),
      items: await this.query.views(ids.slice(0, shown)),
    };
  }
}
