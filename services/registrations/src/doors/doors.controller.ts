import { Body, Controller, Delete, Get, Headers, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import {
  Anyone,
  Caller,
  Clock,
  CurrentCaller,
  IdParam,
  type RequestWithCaller,
  setScopedCookie,
  sha256Hex,
} from '@zuomei/platform';
import type { FastifyReply } from 'fastify';
import { SignUpLimit } from '../limits/sign-up-limit.guard.js';
import { DoorAccess, doorCookie } from './door-access.js';
import { DoorListQuery } from './door-list.query.js';
import {
  DoorCountDto,
  DoorCountQueryDto,
  DoorListDto,
  DoorListQueryDto,
  LinkAgainAnswerDto,
  LinkAgainDto,
  OpenDoorDto,
  OpenedDoorDto,
} from './doors.dto.js';
import { MailLinkAgain } from './mail-link-again.js';

@ApiTags('doors')
@ApiHeader({ name: 'X-Door-Token', required: false, description: 'The token of a door link; or its cookie.' })
@Controller('api')
export class DoorsController {
  constructor(
    private readonly access: DoorAccess,
    private readonly doors: DoorListQuery,
    private readonly again: MailLinkAgain,
    private readonly clock: Clock,
  ) {}

  /** Exchanges the token of a door link for a cookie that works at the door of one event. 401 DOOR_LINK_REVOKED, DOOR_LINK_EXPIRED. */
  @Post('door-links/sessions')
  @HttpCode(200)
  @Anyone()
  @SignUpLimit()
  async open(@Body() body: OpenDoorDto, @Res({ passthrough: true }) reply: FastifyReply): Promise<OpenedDoorDto> {
    const link = await this.access.byToken(body.token);
    const event = await this.doors.event(link.offering_id);
    const left = Math.ceil((link.expires_at.getTime() - this.clock.now().getTime()) / 1000);
    setScopedCookie(reply, doorCookie, body.token, `/api/events/${link.offering_id}`, left);
    return { label: link.label, expiresAt: link.expires_at.toISOString(), event };
  }

  /** Who may come in, by the hash of their code: what a device needs to check without network. */
  @Get('events/:id/door-list')
  @Anyone()
  async list(
    @Param('id', IdParam) id: string,
    @Query() query: DoorListQueryDto,
    @Req() request: RequestWithCaller,
    @CurrentCaller() caller: Caller,
  ): Promise<DoorListDto> {
    const { offering } = await this.access.open(id, request, caller);
    return this.doors.list(offering, query);
  }

  /** How many have come of how many; ask every few seconds with `If-None-Match`, an unchanged count answers 304. */
  @Get('events/:id/door-count')
  @Anyone()
  async count(
    @Param('id', IdParam) id: string,
    @Query() { sessionId }: DoorCountQueryDto,
    @Req() request: RequestWithCaller,
    @CurrentCaller() caller: Caller,
    @Headers('if-none-match') known: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DoorCountDto | undefined> {
    const { offering } = await this.access.open(id, request, caller);
    const count = await this.doors.count(offering, sessionId);
    const etag = `"${sha256Hex(JSON.stringify(count)).slice(0, 16)}"`;
    void reply.header('etag', etag).header('cache-control', 'private, no-cache');
    if (known !== etag) return count;
    void reply.status(304);
    return undefined;
  }

  /** The steward ends the shift on this device: takes the cookie away. The link stays what it is. */
  @Delete('events/:id/door-session')
  @HttpCode(204)
  @Anyone()
  leave(@Param('id', IdParam) id: string, @Res({ passthrough: true }) reply: FastifyReply): void {
    setScopedCookie(reply, doorCookie, '', `/api/events/${id}`, 0);
  }

  /** Mails the link to somebody's place again, at most hourly. The answer is the same for every address. */
  @Post('events/:id/link-again')
  @HttpCode(200)
  @Anyone()
  @SignUpLimit()
  async mailAgain(@Param('id', IdParam) id: string, @Body() body: LinkAgainDto): Promise<LinkAgainAnswerDto> {
    await this.again.execute(id, body.email);
    return { status: 'sent_if_registered' };
  }
}
