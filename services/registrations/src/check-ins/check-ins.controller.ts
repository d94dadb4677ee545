import { Body, Controller, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import {
  Anyone,
  Caller,
  currentTrace,
  CurrentCaller,
  IdParam,
  type RequestWithCaller,
  RolesAllowed,
} from '@zuomei/platform';
import { DoorAccess, gateOf } from '../doors/door-access.js';
import { FindOffering } from '../offerings/find-offering.js';
import { PlaceAccess } from '../registrations/place-access.js';
import { EventNotFound } from '../registrations/registrations.errors.js';
import { CheckInQueue } from './check-in-queue.js';
import { CheckInDto, CheckInResultDto, OfflineResultsDto, OfflineScansDto } from './check-ins.dto.js';
import { RecordOffline } from './record-offline.js';
import { type Scan, selfScan } from './scan.js';
import { UndoCheckIn } from './undo-check-in.js';

@ApiTags('check-ins')
@ApiHeader({ name: 'X-Door-Token', required: false, description: 'The token of a door link; or its cookie.' })
@Controller('api')
export class CheckInsController {
  constructor(
    private readonly offerings: FindOffering,
    private readonly places: PlaceAccess,
    private readonly doors: DoorAccess,
    private readonly queue: CheckInQueue,
    private readonly offline: RecordOffline,
    private readonly undoing: UndoCheckIn,
  ) {}

  /**
   * One scan at the door, by an organiser of the event or with a door link; or, with channel `self`, an attendee
   * (`X-Manage-Token`) who scanned the code on the wall. Refused ones answer 200 too: `result` says why. The same scan
   * again answers the same; the same nonce with another code 422 NONCE_REUSED.
   */
  @Post('events/:id/check-ins')
  @HttpCode(200)
  @Anyone()
  async checkIn(
    @Param('id', IdParam) id: string,
    @Body() body: CheckInDto,
    @Req() request: RequestWithCaller,
    @CurrentCaller() caller: Caller,
  ): Promise<CheckInResultDto> {
    const token = request.headers['x-manage-token'];
    if (body.channel === 'self' && typeof token === 'string' && !caller.has('organiser')) {
      return this.queue.submit(selfScan(id, (await this.places.byToken(token)).id, body));
    }
    const scan: Scan = {
      ...body,
      eventId: id,
      by: { gate: gateOf(request, caller) },
      occurredAt: body.occurredAt === undefined ? undefined : new Date(body.occurredAt),
      channel: body.channel ?? 'gate',
      traceparent: currentTrace().traceparent,
    };
    try {
      return await this.queue.submit(scan);
    } catch (error) {
      // Signed in, and the event is not there yet: its fact may be on its way.
      if (!(error instanceof EventNotFound) || caller.kind !== 'user') throw error;
      await this.offerings.awaitedHosted(id, caller);
      return this.queue.submit(scan);
    }
  }

  /** Scans made without network: each with its own result, in the order sent. Uploaded twice, nothing changes. */
  @Post('events/:id/check-ins/batch')
  @HttpCode(200)
  @Anyone()
  async batch(
    @Param('id', IdParam) id: string,
    @Body() body: OfflineScansDto,
    @Req() request: RequestWithCaller,
    @CurrentCaller() caller: Caller,
  ): Promise<OfflineResultsDto> {
    return this.offline.execute(id, gateOf(request, caller), body);
  }

  /** Takes an accepted scan back. 409 NOTHING_TO_UNDO for one that was refused. */
  @Post('check-ins/:id/undo')
  @HttpCode(200)
  @RolesAllowed('organiser')
  async undo(@Param('id', IdParam) id: string, @CurrentCaller() caller: Caller): Promise<CheckInResultDto> {
    await this.offerings.hosted(await this.undoing.eventOf(id), caller);
    return this.undoing.execute(id, { userId: caller.userId });
  }

  /** The same at the door: with a door link only its own scans of the last 30 minutes. */
  @Post('events/:id/check-ins/:checkInId/undo')
  @HttpCode(200)
  @Anyone()
  async undoAtDoor(
    @Param('id', IdParam) id: string,
    @Param('checkInId', IdParam) checkInId: string,
    @Req() request: RequestWithCaller,
    @CurrentCaller() caller: Caller,
  ): Promise<CheckInResultDto> {
    const { steward } = await this.doors.open(id, request, caller);
    return this.undoing.execute(checkInId, steward, id);
  }
}
