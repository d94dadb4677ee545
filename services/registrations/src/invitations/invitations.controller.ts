import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res, StreamableFile } from '@nestjs/common';
import {
  ApiBody,
  ApiConsumes,
  ApiOkResponse,
  ApiProduces,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import {
  Caller,
  CurrentCaller,
  currentLocale,
  IdempotencyKey,
  IdParam,
  type OnceKey,
  RolesAllowed,
} from '@zuomei/platform';
import {
  FormatParam,
  importAnswer,
  ListFile,
  readSheet,
  sheetTypes,
  type Table,
  tableFile,
  type TableFormat,
  tableFormats,
  templateFile,
  wantsDryRun,
} from '@zuomei/platform/sheets';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FindOffering } from '../offerings/find-offering.js';
import { invitationsSheet } from './export-invitations.js';
import { InvitationImportDto, InvitationImportProblemDto, InvitationImportQuery } from './import.dto.js';
import { ImportInvitations } from './import-invitations.js';
import { invitationColumns } from './invitation-row.js';
import { InvitationsQuery } from './invitations.query.js';
import {
  InvitationFilter,
  InvitationListQuery,
  InvitationPageDto,
  InvitedListDto,
  InviteListDto,
  RemindedDto,
} from './invitations.dto.js';
import { InvitePeople } from './invite-people.js';
import { RemindInvited } from './remind-invited.js';

/** Who is invited to an event; its organisers only. Links are mailed, and never shown to anybody else. */
@ApiTags('invitations')
@Controller('api/events/:id/invitations')
@RolesAllowed('organiser')
export class InvitationsController {
  constructor(
    private readonly offerings: FindOffering,
    private readonly invitations: InvitationsQuery,
    private readonly inviting: InvitePeople,
    private readonly importing: ImportInvitations,
    private readonly reminding: RemindInvited,
  ) {}

  /** Invites persons, and organisations with a number of seats. Who has an invitation or a place already is `skipped`. */
  @Post()
  async invite(
    @Param('id', IdParam) id: string,
    @Body() body: InviteListDto,
    @CurrentCaller() caller: Caller,
    @IdempotencyKey() once: OnceKey | undefined,
  ): Promise<InvitedListDto> {
    await this.offerings.awaitedHosted(id, caller);
    const { ids, skipped } = await this.inviting.execute(id, body.invitations, once);
    return { items: await this.invitations.read(ids), skipped };
  }

  @Get()
  async list(
    @Param('id', IdParam) id: string,
    @Query() query: InvitationListQuery,
    @CurrentCaller() caller: Caller,
  ): Promise<InvitationPageDto> {
    await this.offerings.hosted(id, caller);
    return this.invitations.page(id, query);
  }

  /**
   * Invites everybody in a CSV or xlsx file; columns `email`, `name`, `organisation`, `seats`, `skip_approval`,
   * `exceed_capacity`, `expires_at`, `locale`, in Chinese or English. One bad row: nobody, 422 with every bad row.
   */
  @Post('import')
  @HttpCode(200)
  @ApiConsumes(...sheetTypes)
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiOkResponse({ type: InvitationImportDto })
  @ApiUnprocessableEntityResponse({ type: InvitationImportProblemDto })
  async import(
    @Param('id', IdParam) id: string,
    @Query() query: InvitationImportQuery,
    @Body() body: unknown,
    @CurrentCaller() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<InvitationImportDto | InvitationImportProblemDto> {
    await this.offerings.awaitedHosted(id, caller);
    const sheet = await readSheet(body, request.headers['content-type']);
    const { created, unchanged, rejected } = await this.importing.execute(id, sheet, wantsDryRun(query));
    return importAnswer({ created, unchanged, rejected }, reply);
  }

  /** An empty table to fill. */
  @Get('template.:format')
  @ListFile()
  async template(
    @Param('id', IdParam) id: string,
    @Param('format', FormatParam) format: TableFormat,
    @CurrentCaller() caller: Caller,
  ): Promise<StreamableFile> {
    await this.offerings.hosted(id, caller);
    return templateFile(format, 'invitations', invitationColumns);
  }

  /** Reminds all who have not answered; who was reminded within a day or five times is spared. */
  @Post('remind')
  @HttpCode(200)
  async remindAll(@Param('id', IdParam) id: string, @CurrentCaller() caller: Caller): Promise<RemindedDto> {
    await this.offerings.hosted(id, caller);
    return this.reminding.all(id);
  }
}

/** The same as a spreadsheet; cells that would start a formula are neutralised. */
@ApiTags('invitations')
@Controller('api/events/:id')
export class InvitationExportController {
  constructor(
    private readonly offerings: FindOffering,
    private readonly invitations: InvitationsQuery,
  ) {}

  /** Who is invited, as filtered; UTF-8 with a byte order mark. */
  @Get('invitations.csv')
  @RolesAllowed('organiser')
  @ApiProduces(tableFormats.csv.type)
  async csv(
    @Param('id', IdParam) id: string,
    @Query() filter: InvitationFilter,
    @CurrentCaller() caller: Caller,
  ): Promise<StreamableFile> {
    return tableFile('csv', 'invitations', await this.sheet(id, filter, caller));
  }

  @Get('invitations.xlsx')
  @RolesAllowed('organiser')
  @ApiProduces(tableFormats.xlsx.type)
  async xlsx(
    @Param('id', IdParam) id: string,
    @Query() filter: InvitationFilter,
    @CurrentCaller() caller: Caller,
  ): Promise<StreamableFile> {
    return tableFile('xlsx', 'invitations', await this.sheet(id, filter, caller));
  }

  private async sheet(id: string, filter: InvitationFilter, caller: Caller): Promise<Table> {
    await this.offerings.hosted(id, caller);
    return invitationsSheet(this.invitations.all(id, filter), currentLocale());
  }
}
