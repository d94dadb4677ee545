import { Body, Controller, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import {
  Anyone,
  Caller,
  CurrentCaller,
  IdParam,
  IfMatch,
  type RequestWithCaller,
  setScopedCookie,
} from '@zuomei/platform';
import type { FastifyReply } from 'fastify';
import { SignUpLimit } from '../limits/sign-up-limit.guard.js';
import { AcceptOffer } from './accept-offer.js';
import { PlaceAccess, placeCookie } from './place-access.js';
import { RegistrationDto, SubstituteDto } from './place.dto.js';
import { PlaceQuery } from './place.query.js';
import { SubstituteAttendee } from './substitute-attendee.js';

/** Places that come to somebody, or go to somebody else. */
@ApiTags('places')
@ApiHeader({ name: 'X-Manage-Token', required: false, description: 'The token of the mailed link; or its cookie.' })
@Controller('api/registrations')
export class PlacesHandedOnController {
  constructor(
    private readonly access: PlaceAccess,
    private readonly place: PlaceQuery,
    private readonly accepting: AcceptOffer,
    private readonly substituting: SubstituteAttendee,
  ) {}

  /**
   * Accepts an offered seat. Again: changes nothing. 409 OFFER_LAPSED after its time, 409 NO_OFFER where none is kept.
   * To decline, cancel.
   */
  @Post(':id/accept-offer')
  @HttpCode(200)
  @Anyone()
  @SignUpLimit()
  async accept(
    @Param('id', IdParam) id: string,
    @Req() request: RequestWithCaller,
    @CurrentCaller() caller: Caller,
  ): Promise<RegistrationDto> {
    const { by } = await this.access.open(id, request, caller);
    await this.accepting.execute(id, by, caller.id);
    return this.place.read(id);
  }

  /**
   * Lets somebody else come instead: seat, line and sessions stay; the old link and code are dead, and the new person
   * is mailed new ones. 409 CHECKED_IN, 409 ALREADY_REGISTERED, 422 INVALID_ANSWERS. Honours `If-Match`.
   */
  @Post(':id/substitute')
  @HttpCode(200)
  @Anyone()
  @SignUpLimit()
  async substitute(
    @Param('id', IdParam) id: string,
    @Body() body: SubstituteDto,
    @Req() request: RequestWithCaller,
    @CurrentCaller() caller: Caller,
    @IfMatch() ifMatch: number | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RegistrationDto> {
    const { by } = await this.access.open(id, request, caller);
    await this.substituting.execute(id, body, { by, userId: caller.id }, ifMatch);
    setScopedCookie(reply, placeCookie, '', `/api/registrations/${id}`, 0);
    // The code belongs to the new person; whoever gave the place away has nothing to show at the door any more.
    const place = await this.place.read(id);
    delete place.checkInCode;
    return place;
  }
}
