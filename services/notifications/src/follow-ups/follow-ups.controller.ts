import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { type Caller, CurrentCaller, IdParam, IfMatch, RolesAllowed } from '@zuomei/platform';
import { AdvanceFollowUp } from './advance-follow-up.js';
import { AssignFollowUp } from './assign-follow-up.js';
import type { Actor } from './follow-up-line.entity.js';
import { FollowUpUnknown } from './follow-ups.errors.js';
import { AdvanceBody, AssignBody, FollowUpDetail, FollowUpPage, FollowUpsQueryDto, LogBody } from './follow-ups.dto.js';
import { FollowUpsQuery } from './follow-ups.query.js';
import { NoteFollowUp } from './note-follow-up.js';

@Controller('api/follow-ups')
@RolesAllowed('staff')
export class FollowUpsController {
  constructor(
    private readonly advanceFollowUp: AdvanceFollowUp,
    private readonly noteFollowUp: NoteFollowUp,
    private readonly assignFollowUp: AssignFollowUp,
    private readonly query: FollowUpsQuery,
  ) {}

  /** The cases, newest first; with `due` those waiting longest first. */
  @Get()
  list(@Query() filter: FollowUpsQueryDto, @CurrentCaller() caller: Caller): Promise<FollowUpPage> {
    return this.query.list(filter, caller.userId);
  }

  /** One case with its intent, its log and the agreements that came of it. */
  @Get(':id')
  async one(@Param('id', IdParam) id: string): Promise<FollowUpDetail> {
    const found = await this.query.one(id);
    if (!found) throw new FollowUpUnknown();
    return found;
  }

  /** Says who looks after it and by when. */
  @Patch(':id')
  async assign(
    @Param('id', IdParam) id: string,
    @Body() body: AssignBody,
    @CurrentCaller() caller: Caller,
    @IfMatch() ifMatch: number | undefined,
  ): Promise<FollowUpDetail> {
    await this.assignFollowUp.execute(id, body, actorOf(caller), ifMatch);
    return this.one(id);
  }

  /** Moves the case on. Steps may be skipped; there is no way back. */
  @Post(':id/advance')
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
  @Post(':id/log')
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

const actorOf = (caller: Caller): Actor => ({
  id: caller.userId,
  ...(caller.name === undefined ? {} : { name: caller.name }),
});
