import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { type Caller, CurrentCaller, currentLocale, IdParam, IfMatch, RolesAllowed } from '@zuomei/platform';
import { tableFile, tableFormats } from '@zuomei/platform/sheets';
import { StaffDirectory } from '../staff/staff-directory.js';
import { actorOf } from './actor-of.js';
import { AdvanceFollowUp } from './advance-follow-up.js';
import { AssignFollowUp } from './assign-follow-up.js';
import { FollowUpTotalsOf } from './follow-up-totals.query.js';
import { followUpsTable } from './follow-ups-table.js';
import { AdvanceBody, AssignBody, FollowUpsFilter, FollowUpTotalsQuery, LogBody } from './follow-ups.dto.js';
import { FollowUpUnknown } from './follow-ups.errors.js';
import { FollowUpsQuery } from './follow-ups.query.js';
import { FollowUpDetail, FollowUpPage, FollowUpTotals, OwnerList } from './follow-ups.view.dto.js';
import { NoteFollowUp } from './note-follow-up.js';

const binary = { schema: { type: 'string', format: 'binary' } } as const;

@ApiTags('follow-ups')
@Controller('api')
@RolesAllowed('staff')
export class FollowUpsController {
  constructor(
    private readonly advanceFollowUp: AdvanceFollowUp,
    private readonly noteFollowUp: NoteFollowUp,
    private readonly assignFollowUp: AssignFollowUp,
    private readonly query: FollowUpsQuery,
    private readonly totalsOf: FollowUpTotalsOf,
    private readonly staff: StaffDirectory,
  ) {}

  /** The cases, newest first; with `due` those waiting longest first. */
  @Get('follow-ups')
  list(@Query() filter: FollowUpsFilter, @CurrentCaller() caller: Caller): Promise<FollowUpPage> {
    return this.query.list(filter, caller.userId);
  }

  /** Figures of the whole filtered list, also by state, owner or event. */
  @Get('follow-ups/totals')
  totals(@Query() filter: FollowUpTotalsQuery, @CurrentCaller() caller: Caller): Promise<FollowUpTotals> {
    return this.totalsOf.totals(filter, caller.userId);
  }

  /** Who may look after a case. */
  @Get('follow-ups/owners')
  async owners(): Promise<OwnerList> {
    const staff = await this.staff.all();
    return { items: staff.map(({ id, name }) => ({ id, name })) };
  }

  /** The list as CSV; cells that would start a formula are neutralised. */
  @Get('follow-ups.csv')
  @ApiProduces(tableFormats.csv.type)
  @ApiOkResponse(binary)
  csv(@Query() filter: FollowUpsFilter, @CurrentCaller() caller: Caller): StreamableFile {
    return tableFile('csv', 'follow-ups', followUpsTable(this.query.all(filter, caller.userId), currentLocale()));
  }

  /** The list as a spreadsheet. */
  @Get('follow-ups.xlsx')
  @ApiProduces(tableFormats.xlsx.type)
  @ApiOkResponse(binary)
  xlsx(@Query() filter: FollowUpsFilter, @CurrentCaller() caller: Caller): StreamableFile {
    return tableFile('xlsx', 'follow-ups', followUpsTable(this.query.all(filter, caller.userId), currentLocale()));
  }

  /** One case with its intent, its log, tasks, files and referrals, and the agreements that came of it. */
  @Get('follow-ups/:id')
  async one(@Param('id', IdParam) id: string): Promise<FollowUpDetail> {
    const found = await this.query.one(id);
    if (!found) throw new FollowUpUnknown();
    return found;
  }

  /** Says who looks after it. */
  @Patch('follow-ups/:id')
  async assign(
    @Param('id', IdParam) id: string,
    @Body() { ownerId }: AssignBody,
    @CurrentCaller() caller: Caller,
    @IfMatch() ifMatch: number | undefined,
  ): Promise<FollowUpDetail> {
    if (ownerId !== undefined) await this.assignFollowUp.execute(id, ownerId, actorOf(caller), ifMatch);
    return this.one(id);
  }

  /** Moves the case on. Steps may be skipped; there is no way back. */
  @Post('follow-ups/:id/advance')
  @HttpCode(200)
  async advance(
    @Param('id', IdParam) id: string,
    @Body() body: AdvanceBody,
    @CurrentCaller() caller: Caller,
  ): Promise<FollowUpDetail> {
    await this.advanceFollowUp.execute({ followUpId: id, ...body, by: actorOf(caller) });
    return this.one(id);
  }

  /** Adds a line to the log. */
  @Post('follow-ups/:id/log')
  @HttpCode(200)
  async note(
    @Param('id', IdParam) id: string,
    @Body() body: LogBody,
    @CurrentCaller() caller: Caller,
  ): Promise<FollowUpDetail> {
    await this.noteFollowUp.execute(id, body.note, actorOf(caller));
    return this.one(id);
  }
}
