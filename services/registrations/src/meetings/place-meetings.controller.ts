import { Controller, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import { Anyone, Caller, CurrentCaller, IdParam, type RequestWithCaller } from '@zuomei/platform';
import { SignUpLimit } from '../limits/sign-up-limit.guard.js';
import { PlaceAccess } from '../registrations/place-access.js';
import { AnswerProposal } from './answer-proposal.js';
import { PlaceMeetingsDto } from './meetings.dto.js';
import { MeetingsQuery } from './meetings.query.js';

/** The meetings of one attendee, by the mailed link of the place. */
@ApiTags('meetings')
@ApiHeader({ name: 'X-Manage-Token', required: false, description: 'The token of the mailed link; or its cookie.' })
@Controller('api/registrations/:id/meetings')
export class PlaceMeetingsController {
  constructor(
    private readonly access: PlaceAccess,
    private readonly meetings: MeetingsQuery,
    private readonly answering: AnswerProposal,
  ) {}

  @Get()
  @Anyone()
  async list(
    @Param('id', IdParam) id: string,
    @Req() request: RequestWithCaller,
    @CurrentCaller() caller: Caller,
  ): Promise<PlaceMeetingsDto> {
    const { registration } = await this.access.attendee(id, request, caller);
    return { items: await this.meetings.ofPlace(id, registration.offeringId) };
  }

  /** With the second yes a slot and a table are given, or both wait. Again: changes nothing. 409 MEETING_OVER. */
  @Post(':meetingId/accept')
  @HttpCode(200)
  @Anyone()
  @SignUpLimit()
  accept(
    @Param('id', IdParam) id: string,
    @Param('meetingId', IdParam) meetingId: string,
    @Req() request: RequestWithCaller,
    @CurrentCaller() caller: Caller,
  ): Promise<PlaceMeetingsDto> {
    return this.answer(id, meetingId, 'yes', request, caller);
  }

  /** Also of what was agreed before; the other one is told then. 409 MEETING_OVER. */
  @Post(':meetingId/decline')
  @HttpCode(200)
  @Anyone()
  @SignUpLimit()
  decline(
    @Param('id', IdParam) id: string,
    @Param('meetingId', IdParam) meetingId: string,
    @Req() request: RequestWithCaller,
    @CurrentCaller() caller: Caller,
  ): Promise<PlaceMeetingsDto> {
    return this.answer(id, meetingId, 'no', request, caller);
  }

  private async answer(
    id: string,
    meetingId: string,
    says: 'yes' | 'no',
    request: RequestWithCaller,
    caller: Caller,
  ): Promise<PlaceMeetingsDto> {
    const { registration } = await this.access.attendee(id, request, caller);
    await this.answering.execute(registration, meetingId, says);
    return { items: await this.meetings.ofPlace(id, registration.offeringId) };
  }
}
