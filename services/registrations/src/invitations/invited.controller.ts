import { Body, Controller, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  Anyone,
  Caller,
  Clock,
  CurrentCaller,
  currentTrace,
  IdempotencyKey,
  type OnceKey,
  setScopedCookie,
} from '@zuomei/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SignUpLimit } from '../limits/sign-up-limit.guard.js';
import { type SignUpAnswer, SignUpDesk } from '../registrations/sign-up-desk.js';
import { AlreadyRegisteredDto, ConfirmEmailDto, SignedUpDto } from '../registrations/sign-up.dto.js';
import type { SignUp } from '../registrations/sign-up.js';
import { DeclineInvitation } from './decline-invitation.js';
import type { Invitation } from './invitation.entity.js';
import { emailOf, invitationCookie, InvitationLinks, invitationTokenOf } from './invitation-links.js';
import { InvitationNotFound, invitationExpired, invitationRevoked } from './invitations.errors.js';
import { AcceptInvitationDto, DeclineInvitationDto, InvitedDto, OpenInvitationDto } from './invited.dto.js';
import { InvitedQuery } from './invited.query.js';

const cookieDays = 400;

/** What whoever holds the link of an invitation may do with it. */
@ApiTags('invitations')
@ApiHeader({ name: 'X-Invitation-Token', required: false, description: 'The token of the mailed link; or its cookie.' })
@Controller('api/invitations')
@Anyone()
@SignUpLimit()
export class InvitedController {
  constructor(
    private readonly links: InvitationLinks,
    private readonly invited: InvitedQuery,
    private readonly declining: DeclineInvitation,
    private readonly desk: SignUpDesk,
    private readonly clock: Clock,
  ) {}

  /** Exchanges the token of a mailed link for a cookie. 409 INVITATION_REVOKED, INVITATION_EXPIRED. */
  @Post('sessions')
  @HttpCode(200)
  async open(
    @Body() { token }: OpenInvitationDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<InvitedDto> {
    const invitation = await this.links.byToken(token);
    this.requireLive(invitation);
    // Two paths, one thing: the invitation itself, and the event that may be closed to everybody else.
    for (const path of ['/api/invitations', `/api/events/${invitation.offeringId}`]) {
      setScopedCookie(reply, invitationCookie, token, path, cookieDays * 86_400);
    }
    return this.invited.read(invitation.id);
  }

  /** The same, once the cookie is there. */
  @Get('session')
  async read(@Req() request: FastifyRequest): Promise<InvitedDto> {
    const invitation = await this.holder(request);
    this.requireLive(invitation);
    return this.invited.read(invitation.id);
  }

  /**
   * Signs up, and is answered as a sign-up. 409 INVITATION_USED_UP, INVITATION_DECLINED, INVITATION_EXPIRED,
   * INVITATION_REVOKED; 422 INVITATION_FOR_OTHER for another address than the one invited.
   */
  @Post('accept')
  @ApiCreatedResponse({ type: SignedUpDto })
  @ApiOkResponse({ type: AlreadyRegisteredDto, description: 'The address is registered already.' })
  @ApiAcceptedResponse({ type: ConfirmEmailDto, description: 'A link was mailed that confirms the address.' })
  async accept(
    @Body() body: AcceptInvitationDto,
    @Req() request: FastifyRequest,
    @CurrentCaller() caller: Caller,
    @IdempotencyKey() once: OnceKey | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignUpAnswer> {
    const { invitation: token, homepage, ...said } = body;
    const invitation = await this.holder(request, token);
    const signUp: SignUp = {
      offeringId: invitation.offeringId,
      people: [{ ...said, email: said.email ?? emailOf(invitation) }],
      caller,
      invitation,
      trace: currentTrace(),
      ...(once ? { once } : {}),
    };
    return homepage ? this.desk.pretend(signUp, true, reply) : this.desk.take(signUp, reply);
  }

  /** Says no. Again: changes nothing. 409 INVITATION_ACCEPTED. */
  @Post('decline')
  @HttpCode(200)
  async decline(@Body() body: DeclineInvitationDto, @Req() request: FastifyRequest): Promise<InvitedDto> {
    const { id } = await this.holder(request, body.invitation);
    await this.declining.execute(id, body.reason);
    return this.invited.read(id);
  }

  private async holder(request: FastifyRequest, token = invitationTokenOf(request)): Promise<Invitation> {
    if (token === undefined) throw new InvitationNotFound();
    return this.links.byToken(token);
  }

  private requireLive(invitation: Invitation): void {
    const status = invitation.statusAt(this.clock.now());
    if (status === 'revoked') throw invitationRevoked();
    if (status === 'expired') throw invitationExpired();
  }
}
