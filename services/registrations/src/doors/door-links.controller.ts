import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Caller, CurrentCaller, IdParam, RolesAllowed } from '@zuomei/platform';
import { FindOffering } from '../offerings/find-offering.js';
import { DoorLinksQuery } from './door-links.query.js';
import { DoorLinkDto, DoorLinksDto, MakeDoorLinkDto, NewDoorLinkDto, WallCodeDto } from './doors.dto.js';
import { MakeDoorLink } from './make-door-link.js';
import { RevokeDoorLink } from './revoke-door-link.js';
import { WallCodes } from './wall-codes.js';

/** What an organiser hands out for the door: links for stewards, and the code on the wall. */
@ApiTags('doors')
@RolesAllowed('organiser')
@Controller('api/events/:id')
export class DoorLinksController {
  constructor(
    private readonly offerings: FindOffering,
    private readonly links: DoorLinksQuery,
    private readonly making: MakeDoorLink,
    private readonly revoking: RevokeDoorLink,
    private readonly walls: WallCodes,
  ) {}

  /** A link for a steward without an account. It is shown this once. */
  @Post('door-links')
  async make(
    @Param('id', IdParam) id: string,
    @Body() body: MakeDoorLinkDto,
    @CurrentCaller() caller: Caller,
  ): Promise<NewDoorLinkDto> {
    const offering = await this.offerings.awaitedHosted(id, caller);
    const made = await this.making.execute(offering, body, caller.userId);
    return { ...(await this.links.one(id, made.id)), url: made.url };
  }

  @Get('door-links')
  async list(@Param('id', IdParam) id: string, @CurrentCaller() caller: Caller): Promise<DoorLinksDto> {
    await this.offerings.hosted(id, caller);
    return { items: await this.links.list(id) };
  }

  /** Works at once, also in the middle of a shift. Again: changes nothing. */
  @Post('door-links/:linkId/revoke')
  @HttpCode(200)
  async revoke(
    @Param('id', IdParam) id: string,
    @Param('linkId', IdParam) linkId: string,
    @CurrentCaller() caller: Caller,
  ): Promise<DoorLinkDto> {
    await this.offerings.hosted(id, caller);
    await this.revoking.execute(id, linkId);
    return this.links.one(id, linkId);
  }

  /** The code that hangs on the wall for attendees to scan. */
  @Get('wall-code')
  async wallCode(@Param('id', IdParam) id: string, @CurrentCaller() caller: Caller): Promise<WallCodeDto> {
    await this.offerings.awaitedHosted(id, caller);
    return this.walls.read(id);
  }

  /** A new code; the one on the wall stops working at once. */
  @Post('wall-code/reissue')
  @HttpCode(200)
  async reissue(@Param('id', IdParam) id: string, @CurrentCaller() caller: Caller): Promise<WallCodeDto> {
    await this.offerings.hosted(id, caller);
    return this.walls.reissue(id);
  }
}
