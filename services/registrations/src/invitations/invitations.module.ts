import { Module } from '@nestjs/common';
import { LimitsModule } from '../limits/limits.module.js';
import { OfferingsModule } from '../offerings/offerings.module.js';
import { RegistrationsModule } from '../registrations/registrations.module.js';
import { DeclineInvitation } from './decline-invitation.js';
import { EventInvitationActionsController } from './event-invitation-actions.controller.js';
import { ImportInvitations } from './import-invitations.js';
import { InvitationAccess } from './invitation-access.js';
import { InvitationActions } from './invitation-actions.js';
import { InvitationActionsController } from './invitation-actions.controller.js';
import { InvitationExportController, InvitationsController } from './invitations.controller.js';
import { InvitationsQuery } from './invitations.query.js';
import { InvitedController } from './invited.controller.js';
import { InvitedQuery } from './invited.query.js';
import { InvitePeople } from './invite-people.js';
import { RemindInvited } from './remind-invited.js';
import { ResendInvitation } from './resend-invitation.js';
import { RevokeInvitation } from './revoke-invitation.js';

@Module({
  imports: [OfferingsModule, RegistrationsModule, LimitsModule],
  // In this order: `sessions` and `import` are no ids.
  controllers: [
    InvitedController,
    InvitationExportController,
    InvitationsController,
    InvitationActionsController,
    EventInvitationActionsController,
  ],
  providers: [
    InvitationsQuery,
    InvitedQuery,
    InvitationAccess,
    InvitationActions,
    InvitePeople,
    ImportInvitations,
    RemindInvited,
    ResendInvitation,
    RevokeInvitation,
    DeclineInvitation,
  ],
})
export class InvitationsModule {}
