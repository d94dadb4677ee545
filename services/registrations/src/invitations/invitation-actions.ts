import { Injectable } from '@nestjs/common';
import { type Caller, NotFound } from '@zuomei/platform';
import { InvitationAccess } from './invitation-access.js';
import type { InvitationDto } from './invitations.dto.js';
import { InvitationsQuery } from './invitations.query.js';
import { RemindInvited } from './remind-invited.js';
import { ResendInvitation } from './resend-invitation.js';
import { RevokeInvitation } from './revoke-invitation.js';

/** What organisers do about one invitation. Where its event is named, it must be its own. */
@Injectable()
export class InvitationActions {
  constructor(
    private readonly access: InvitationAccess,
    private readonly invitations: InvitationsQuery,
    private readonly revoking: RevokeInvitation,
    private readonly reminding: RemindInvited,
    private readonly resending: ResendInvitation,
  ) {}

  async revoke(id: string, caller: Caller, eventId?: string): Promise<InvitationDto> {
    await this.access.organiser(id, caller, eventId);
    await this.revoking.execute(id);
    return this.read(id);
  }

  async remind(id: string, caller: Caller, eventId?: string): Promise<InvitationDto> {
    await this.access.organiser(id, caller, eventId);
    await this.reminding.one(id);
    return this.read(id);
  }

  async resend(id: string, email: string | undefined, caller: Caller, eventId?: string): Promise<InvitationDto> {
    await this.access.organiser(id, caller, eventId);
    await this.resending.execute(id, email);
    return this.read(id);
  }

  private async read(id: string): Promise<InvitationDto> {
    const [invitation] = await this.invitations.read([id]);
    if (!invitation) throw new NotFound();
    return invitation;
  }
}
