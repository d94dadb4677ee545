import { Module } from '@nestjs/common';
import { LimitsModule } from '../limits/limits.module.js';
import { OfferingsModule } from '../offerings/offerings.module.js';
import { ApproveRegistration } from './approve-registration.js';
import { CancelRegistration } from './cancel-registration.js';
import { ChangeRegistration } from './change-registration.js';
import { DecisionsController } from './decisions.controller.js';
import { ListRegistrations } from './list-registrations.query.js';
import { PlaceAccess } from './place-access.js';
import { PlaceQuery } from './place.query.js';
import { PlaceSecrets } from './place-secrets.js';
import { PlacesController } from './places.controller.js';
import { RegisterAttendees } from './register-attendees.js';
import { RegistrationsController } from './registrations.controller.js';
import { RejectRegistration } from './reject-registration.js';
import { SignUpDesk } from './sign-up-desk.js';
import { SignUpQueue } from './sign-up-queue.js';

@Module({
  imports: [OfferingsModule, LimitsModule],
  controllers: [RegistrationsController, PlacesController, DecisionsController],
  providers: [
    RegisterAttendees,
    SignUpQueue,
    SignUpDesk,
    CancelRegistration,
    ChangeRegistration,
    ApproveRegistration,
    RejectRegistration,
    ListRegistrations,
    PlaceAccess,
    PlaceQuery,
    PlaceSecrets,
  ],
  exports: [PlaceAccess, PlaceSecrets, SignUpDesk],
})
export class RegistrationsModule {}
