import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, type StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Anyone, Caller, CurrentCaller, IdParam, type RequestWithCaller, RolesAllowed } from '@zuomei/platform';
import { FormatParam, ListFile, listFile, type TableFormat } from '@zuomei/platform/sheets';
import { SignUpLimit } from '../limits/sign-up-limit.guard.js';
import { PlaceAccess } from '../registrations/place-access.js';
import { attendancesTable } from './attendances-table.js';
import { CheckInQueue } from './check-in-queue.js';
import { AttendancePageDto, AttendanceQuery, CheckInResultDto, JoinDto, SelfCheckInDto } from './check-ins.dto.js';
import { AttendancesQuery } from './check-ins.query.js';
import { JoinStream } from './join-stream.js';
import { selfScan } from './scan.js';

/** Attendance without a steward: the attendee's own check-in and the livestream; and what follows from all of it. */
@ApiTags('check-ins')
@Controller('api')
export class AttendancesController {
  constructor(
    private readonly places: PlaceAccess,
    private readonly queue: CheckInQueue,
    private readonly joining: JoinStream,
    private readonly attendances: AttendancesQuery,
  ) {}

  /** The attendee checks in with the code on the wall; within check-in hours, or from two hours before the start. */
  @Post('registrations/:id/check-in')
  @HttpCode(200)
  @Anyone()
  @SignUpLimit()
  async checkInByThemselves(
    @Param('id', IdParam) id: string,
    @Body() body: SelfCheckInDto,
    @Req() request: RequestWithCaller,
    @CurrentCaller() caller: Caller,
  ): Promise<CheckInResultDto> {
    const { offering } = await this.places.attendee(id, request, caller);
    return this.queue.submit(selfScan(offering.id, id, body));
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

  /** The same as a spreadsheet. */
  @Get('attendances.:format')
  @RolesAllowed('organiser', 'staff')
  @ListFile()
  file(@Param('format', FormatParam) format: TableFormat, @Query() query: AttendanceQuery): Promise<StreamableFile> {
    return listFile(format, attendancesTable, (page) => this.attendances.page({ ...query, ...page }));
  }
}
