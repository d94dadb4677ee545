import { Module } from '@nestjs/common';
import { LimitsModule } from '../limits/limits.module.js';
import { OfferingsModule } from '../offerings/offerings.module.js';
import { AcceptOffer } from './accept-offer.js';
import { ApproveRegistrations } from './approve-registrations.js';
import { BulkDecisionsController } from './bulk-decisions.controller.js';
import { CancelRegistration } from './cancel-registration.js';
import { ChangeRegistration } from './change-registration.js';
import { Crowd } from './crowd.js';
import { DecisionsController } from './decisions.controller.js';
import { GroupsController } from './groups.controller.js';
import { HistoryController } from './history.controller.js';
import { HistoryQuery } from './history.query.js';
import { LapseOffers } from './lapse-offers.js';
import { ListRegistrations } from './list-registrations.query.js';
import { OfferSweeper } from './offer-sweeper.js';
import { PlaceAccess } from './place-access.js';
import { PlaceQuery } from './place.query.js';
import { PlaceSecrets } from './place-secrets.js';
import { PlacesController } from './places.controller.js';
import { PlacesHandedOnController } from './places-handed-on.controller.js';
import { RegisterAttendees } from './register-attendees.js';
import { RegistrationTotals } from './registration-totals.query.js';
import { RegistrationsController } from './registrations.controller.js';
import { RejectRegistrations } from './reject-registrations.js';
import { SignUpDesk } from './sign-up-desk.js';
import { SignUpQueue } from './sign-up-queue.js';
import { SubstituteAttendee } from './substitute-attendee.js';

@Module({
  imports: [OfferingsModule, LimitsModule],
  controllers: [
    RegistrationsController,
    PlacesController,
    DecisionsController,
    BulkDecisionsController,
    GroupsController,
    PlacesHandedOnController,
    HistoryController,
  ],
  providers: [
    RegisterAttendees,
    Crowd,
    SignUpQueue,
    SignUpDesk,
    CancelRegistration,
    ChangeRegistration,
    ApproveRegistrations,
    RejectRegistrations,
    AcceptOffer,
    LapseOffers,
    OfferSweeper,
    SubstituteAttendee,
    HistoryQuery,
    ListRegistrations,
    RegistrationTotals,
    PlaceAccess,
    PlaceQuery,
    PlaceSecrets,
  ],
  exports: [Crowd, PlaceAccess, PlaceSecrets, ListRegistrations, SignUpDesk],
})
export class RegistrationsModule {}
