import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Caller, CurrentCaller, IdParam, NotFound, RolesAllowed } from '@zuomei/platform';
import { InvitationAccess } from './invitation-access.js';
import { InvitationDto, ResendDto } from './invitations.dto.js';
import { InvitationsQuery } from './invitations.query.js';
import { RemindInvited } from './remind-invited.js';
import { ResendInvitation } from './resend-invitation.js';
import { RevokeInvitation } from './revoke-invitation.js';

/** What organisers do about one invitation; its event may be named in the path, and must then be its own. */
@ApiTags('invitations')
@Controller(['api/invitations/:invitationId', 'api/events/:id/invitations/:invitationId'])
@RolesAllowed('organiser')
export class InvitationActionsController {
  constructor(
    private readonly access: InvitationAccess,
    private readonly invitations: InvitationsQuery,
    private readonly revoking: RevokeInvitation,
    private readonly reminding: RemindInvited,
    private readonly resending: ResendInvitation,
  ) {}

  /** Takes it back; places that came by it stay. Again: changes nothing. */
  @Post('revoke')
  @HttpCode(200)
  async revoke(
    @Param('invitationId', IdParam) invitationId: string,
    @Param('id') id: string | undefined,
    @CurrentCaller() caller: Caller,
  ): Promise<InvitationDto> {
    await this.access.organiser(invitationId, caller, id);
    await this.revoking.execute(invitationId);
    return this.read(invitationId);
  }

  /** Mails the same link once more: at most once a day (429 REMINDED_TODAY) and five times in all. */
  @Post('remind')
  @HttpCode(200)
  async remind(
    @Param('invitationId', IdParam) invitationId: string,
    @Param('id') id: string | undefined,
    @CurrentCaller() caller: Caller,
  ): Promise<InvitationDto> {
    await this.access.organiser(invitationId, caller, id);
    await this.reminding.one(invitationId);
    return this.read(invitationId);
  }

  /** Mails a new link, to another address if the first was wrong; earlier links no longer work. */
  @Post('resend')
  @HttpCode(200)
  async resend(
    @Param('invitationId', IdParam) invitationId: string,
    @Param('id') id: string | undefined,
    @Body() body: ResendDto,
    @CurrentCaller() caller: Caller,
  ): Promise<InvitationDto> {
    await this.access.organiser(invitationId, caller, id);
    await this.resending.execute(invitationId, body.email);
    return this.read(invitationId);
  }

  private async read(id: string): Promise<InvitationDto> {
    const [invitation] = await this.invitations.read([id]);
    if (!invitation) throw new NotFound();
    return invitation;
  }
}
