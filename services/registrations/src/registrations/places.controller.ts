import { Body, Controller, Get, Header, HttpCode, Inject, Param, Patch, Post, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiProduces, ApiTags } from '@nestjs/swagger';
import {
  Anyone,
  Caller,
  Clock,
  CurrentCaller,
  IdParam,
  IfMatch,
  type RequestWithCaller,
  setScopedCookie,
} from '@zuomei/platform';
import type { FastifyReply } from 'fastify';
import type { Settings } from '../config.js';
import { SignUpLimit } from '../limits/sign-up-limit.guard.js';
import { SETTINGS } from '../settings.module.js';
import { CancelRegistration } from './cancel-registration.js';
import { ChangeRegistration } from './change-registration.js';
import { PlaceAccess, placeCookie } from './place-access.js';
import { calendarOf } from './place-calendar.js';
import { ChangeRegistrationDto, OpenPlaceDto, ReasonDto, RegistrationDto } from './place.dto.js';
import { PlaceQuery } from './place.query.js';

const cookieDays = 400;

@ApiTags('places')
@ApiHeader({ name: 'X-Manage-Token', required: false, description: 'The token of the mailed link; or its cookie.' })
@Controller('api/registrations')
export class PlacesController {
  constructor(
    private readonly access: PlaceAccess,
    private readonly place: PlaceQuery,
    private readonly cancelling: CancelRegistration,
    private readonly changing: ChangeRegistration,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** Exchanges the token of a mailed link for a cookie that opens this one registration. */
  @Post('sessions')
  @HttpCode(200)
  @Anyone()
  @SignUpLimit()
  async open(@Body() body: OpenPlaceDto, @Res({ passthrough: true }) reply: FastifyReply): Promise<RegistrationDto> {
    const { id } = await this.access.byToken(body.token);
    setScopedCookie(reply, placeCookie, body.token, `/api/registrations/${id}`, cookieDays * 86_400);
    return this.place.read(id);
  }

  @Get(':id')
  @Anyone()
  async read(
    @Param('id', IdParam) id: string,
    @Req() request: RequestWithCaller,
    @CurrentCaller() caller: Caller,
  ): Promise<RegistrationDto> {
    await this.access.open(id, request, caller);
    return this.place.read(id);
  }

  /** The place as a calendar file. */
  @Get(':id/calendar.ics')
  @Anyone()
  @ApiProduces('text/calendar')
  @Header('content-type', 'text/calendar; charset=utf-8')
  @Header('content-disposition', 'attachment; filename="place.ics"')
  async calendar(
    @Param('id', IdParam) id: string,
    @Req() request: RequestWithCaller,
    @CurrentCaller() caller: Caller,
  ): Promise<string> {
    await this.access.open(id, request, caller);
    return calendarOf(await this.place.read(id), this.clock.now(), this.settings.publicUrl);
  }

  /** Changes details, answers, sessions or the way of attending. Honours `If-Match`. */
  @Patch(':id')
  @Anyone()
  @SignUpLimit()
  async change(
    @Param('id', IdParam) id: string,
    @Body() body: ChangeRegistrationDto,
    @Req() request: RequestWithCaller,
    @CurrentCaller() caller: Caller,
    @IfMatch() ifMatch: number | undefined,
  ): Promise<RegistrationDto> {
    const { by } = await this.access.open(id, request, caller);
    await this.changing.execute(id, body, { by, userId: caller.id }, ifMatch);
    return this.place.read(id);
  }

  /** Gives the place back, or declines an offered one. The next in line has it at once. Again: changes nothing. */
  @Post(':id/cancel')
  @HttpCode(200)
  @Anyone()
  @SignUpLimit()
  async cancel(
    @Param('id', IdParam) id: string,
    @Body() body: ReasonDto,
    @Req() request: RequestWithCaller,
    @CurrentCaller() caller: Caller,
  ): Promise<RegistrationDto> {
    const { by } = await this.access.open(id, request, caller);
    await this.cancelling.execute(id, by, body.reason, caller.id);
    return this.place.read(id);
  }
}
