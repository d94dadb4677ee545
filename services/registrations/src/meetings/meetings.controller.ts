import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, type StreamableFile } from '@nestjs/common';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import { Caller, CurrentCaller, IdempotencyKey, IdParam, type OnceKey, RolesAllowed } from '@zuomei/platform';
import { FormatParam, ListFile, listFile, type TableFormat } from '@zuomei/platform/sheets';
import { FindOffering } from '../offerings/find-offering.js';
import { ConcludeMeeting } from './conclude-meeting.js';
import {
  HeldInput,
  MeetingDto,
  MeetingInput,
  MeetingPartiesDto,
  MeetingPlanInput,
  MeetingsDto,
  MissedInput,
  PartiesQuery,
} from './meetings.dto.js';
import { meetingsTable } from './meetings-table.js';
import { MeetingsQuery } from './meetings.query.js';
import { PlanMeetings } from './plan-meetings.js';
import { ProposeMeeting } from './propose-meeting.js';

@ApiTags('meetings')
@Controller('api/events/:id')
@RolesAllowed('organiser')
export class MeetingsController {
  constructor(
    private readonly offerings: FindOffering,
    private readonly meetings: MeetingsQuery,
    private readonly planning: PlanMeetings,
    private readonly proposing: ProposeMeeting,
    private readonly concluding: ConcludeMeeting,
  ) {}

  /** When people meet two by two, and at how many tables. 409 PLAN_IN_USE where meetings are set already. */
  @Put('meeting-plan')
  async plan(
    @Param('id', IdParam) id: string,
    @Body() { startsAt, ...sizes }: MeetingPlanInput,
    @CurrentCaller() caller: Caller,
  ): Promise<MeetingsDto> {
    await this.offerings.awaitedHosted(id, caller);
    await this.planning.execute(id, { startsAt: new Date(startsAt), ...sizes });
    return this.meetings.ofEvent(id);
  }

  /** The plan with all meetings, whatever became of them. */
  @Get('meetings')
  async list(@Param('id', IdParam) id: string, @CurrentCaller() caller: Caller): Promise<MeetingsDto> {
    await this.offerings.hosted(id, caller);
    return this.meetings.ofEvent(id);
  }

  /** The meetings as a spreadsheet. */
  @Get('meetings.:format')
  @ListFile()
  async file(
    @Param('id', IdParam) id: string,
    @Param('format', FormatParam) format: TableFormat,
    @CurrentCaller() caller: Caller,
  ): Promise<StreamableFile> {
    await this.offerings.hosted(id, caller);
    const { items } = await this.meetings.ofEvent(id);
    return listFile(format, meetingsTable, () => Promise.resolve({ items, nextCursor: null }));
  }

  /** Who could meet: those with a place, 50 at most. */
  @Get('meeting-parties')
  async parties(
    @Param('id', IdParam) id: string,
    @Query() { q }: PartiesQuery,
    @CurrentCaller() caller: Caller,
  ): Promise<MeetingPartiesDto> {
    await this.offerings.hosted(id, caller);
    return { items: await this.meetings.parties(id, q) };
  }

  /** Both are asked by mail. 409 NO_MEETING_PLAN, PAIR_MEETS; 422 NOT_TAKING_PART, UNKNOWN_REFERENCE. */
  @Post('meetings')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  async propose(
    @Param('id', IdParam) id: string,
    @Body() body: MeetingInput,
    @CurrentCaller() caller: Caller,
    @IdempotencyKey() once: OnceKey | undefined,
  ): Promise<MeetingDto> {
    await this.offerings.awaitedHosted(id, caller);
    return this.meetings.one(id, await this.proposing.execute(caller, id, body, once));
  }

  /** 409 MEETING_OVER. */
  @Post('meetings/:meetingId/cancel')
  @HttpCode(200)
  async cancel(
    @Param('id', IdParam) id: string,
    @Param('meetingId', IdParam) meetingId: string,
    @CurrentCaller() caller: Caller,
  ): Promise<MeetingDto> {
    await this.offerings.hosted(id, caller);
    await this.concluding.cancel(id, meetingId);
    return this.meetings.one(id, meetingId);
  }

  /** One or both did not come; their table goes to who waits. 409 MEETING_NOT_SET. */
  @Post('meetings/:meetingId/missed')
  @HttpCode(200)
  async missed(
    @Param('id', IdParam) id: string,
    @Param('meetingId', IdParam) meetingId: string,
    @Body() { absent }: MissedInput,
    @CurrentCaller() caller: Caller,
  ): Promise<MeetingDto> {
    await this.offerings.hosted(id, caller);
    await this.concluding.missed(id, meetingId, absent);
    return this.meetings.one(id, meetingId);
  }

  /** They met; the intent that came of it may follow later. 409 MEETING_NOT_SET; 422 ORGANISATION_UNKNOWN. */
  @Post('meetings/:meetingId/held')
  @HttpCode(200)
  async held(
    @Param('id', IdParam) id: string,
    @Param('meetingId', IdParam) meetingId: string,
    @Body() { intent }: HeldInput,
    @CurrentCaller() caller: Caller,
  ): Promise<MeetingDto> {
    await this.offerings.hosted(id, caller);
    await this.concluding.held(id, meetingId, intent);
    return this.meetings.one(id, meetingId);
  }
}
