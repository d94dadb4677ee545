import { Module } from '@nestjs/common';
import { InvitationLinks } from '../invitations/invitation-links.js';
import { ApplyEventSnapshot } from './apply-event-snapshot.js';
import { ChangeSignUpTerms } from './change-sign-up-terms.js';
import { FindOffering } from './find-offering.js';
import { OfferingsConsumer } from './offerings.consumer.js';
import { OfferingsController } from './offerings.controller.js';
import { OfferingsQuery } from './offerings.query.js';
import { SweepRegistrations } from './sweep-registrations.js';
import { Sweeper } from './sweeper.js';

@Module({
  controllers: [OfferingsController, OfferingsConsumer],
  providers: [
    FindOffering,
    InvitationLinks,
    OfferingsQuery,
    ChangeSignUpTerms,
    ApplyEventSnapshot,
    SweepRegistrations,
    Sweeper,
  ],
  exports: [OfferingsQuery, FindOffering, InvitationLinks],
})
export class OfferingsModule {}
