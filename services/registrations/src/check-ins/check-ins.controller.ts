import { Body, Controller, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Anyone, Caller, CurrentCaller, IdParam, type RequestWithCaller, RolesAllowed } from '@zuomei/platform';
import { SignUpLimit } from '../limits/sign-up-limit.guard.js';
import { FindOffering } from '../offerings/find-offering.js';
import { PlaceAccess } from '../registrations/place-access.js';
import { AttendancePageDto, AttendanceQuery, CheckInDto, CheckInResultDto, JoinDto } from './check-ins.dto.js';
import { AttendancesQuery } from './check-ins.query.js';
import { JoinStream } from './join-stream.js';
import { RecordCheckIn } from './record-check-in.js';
import { UndoCheckIn } from './undo-check-in.js';

@ApiTags('check-ins')
@Controller('api')
export class CheckInsController {
  constructor(
    private readonly offerings: FindOffering,
    private readonly places: PlaceAccess,
    private readonly recording: RecordCheckIn,
    private readonly undoing: UndoCheckIn,
    private readonly joining: JoinStream,
    private readonly attendances: AttendancesQuery,
  ) {}

  /**
   * One scan at the door, by an organiser of the event. Refused ones answer 200 too: `result` says why. The same scan
   * again answers the same; the same nonce with another code 422 NONCE_REUSED.
   */
  @Post('events/:id/check-ins')
  @HttpCode(200)
  @RolesAllowed('organiser')
  async checkIn(
    @Param('id', IdParam) id: string,
    @Body() body: CheckInDto,
    @CurrentCaller() caller: Caller,
  ): Promise<CheckInResultDto> {
    return this.recording.execute(await this.offerings.awaitedHosted(id, caller), body, caller.userId);
  }

  /** Takes an accepted scan back. 409 NOTHING_TO_UNDO for one that was refused. */
  @Post('check-ins/:id/undo')
  @HttpCode(200)
  @RolesAllowed('organiser')
  async undo(@Param('id', IdParam) id: string, @CurrentCaller() caller: Caller): Promise<CheckInResultDto> {
    await this.offerings.hosted(await this.undoing.eventOf(id), caller);
    return this.undoing.execute(id, caller.userId);
  }

  /** Notes that the attendee watches, and answers where. 409 NOT_CONFIRMED, NO_LIVESTREAM, TOO_EARLY. */
  @Post('registrations/:id/join')
  @HttpCode(200)
  @Anyone()
  @SignUpLimit()
  async join(
    @Param('id', IdParam) id: string,
    @Req() request: RequestWithCaller,
    @CurrentCaller() caller: Caller,
  ): Promise<JoinDto> {
    await this.places.attendee(id, request, caller);
    return { url: await this.joining.execute(id) };
  }

  /** Who was there, one for each registration, without names; what reports count. */
  @Get('attendances')
  @RolesAllowed('organiser', 'staff')
  async list(@Query() query: AttendanceQuery): Promise<AttendancePageDto> {
    return this.attendances.page(query);
  }
}
