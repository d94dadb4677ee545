import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Caller, CurrentCaller, IdParam, RolesAllowed } from '@zuomei/platform';
import { InvitationActions } from './invitation-actions.js';
import { InvitationDto, ResendDto } from './invitations.dto.js';

/** What organisers do about one invitation. */
@ApiTags('invitations')
@Controller('api/invitations/:invitationId')
@RolesAllowed('organiser')
export class InvitationActionsController {
  constructor(private readonly actions: InvitationActions) {}

  /** Takes it back; places that came by it stay. Again: changes nothing. */
  @Post('revoke')
  @HttpCode(200)
  revoke(
    @Param('invitationId', IdParam) invitationId: string,
    @CurrentCaller() caller: Caller,
  ): Promise<InvitationDto> {
    return this.actions.revoke(invitationId, caller);
  }

  /** Mails the same link once more: at most once a day (429 REMINDED_TODAY) and five times in all. */
  @Post('remind')
  @HttpCode(200)
  remind(
    @Param('invitationId', IdParam) invitationId: string,
    @CurrentCaller() caller: Caller,
  ): Promise<InvitationDto> {
    return this.actions.remind(invitationId, caller);
  }

  /** Mails a new link, to another address if the first was wrong; earlier links no longer work. */
  @Post('resend')
  @HttpCode(200)
  resend(
    @Param('invitationId', IdParam) invitationId: string,
    @Body() body: ResendDto,
    @CurrentCaller() caller: Caller,
  ): Promise<InvitationDto> {
    return this.actions.resend(invitationId, body.email, caller);
  }
}
