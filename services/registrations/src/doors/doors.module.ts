import { Module } from '@nestjs/common';
import { LimitsModule } from '../limits/limits.module.js';
import { OfferingsModule } from '../offerings/offerings.module.js';
import { DoorAccess } from './door-access.js';
import { DoorLinksController } from './door-links.controller.js';
import { DoorLinksQuery } from './door-links.query.js';
import { DoorListQuery } from './door-list.query.js';
import { DoorsController } from './doors.controller.js';
import { MailLinkAgain } from './mail-link-again.js';
import { MakeDoorLink } from './make-door-link.js';
import { RevokeDoorLink } from './revoke-door-link.js';
import { WallCodes } from './wall-codes.js';

@Module({
  imports: [OfferingsModule, LimitsModule],
  controllers: [DoorsController, DoorLinksController],
  providers: [DoorAccess, DoorListQuery, DoorLinksQuery, MakeDoorLink, RevokeDoorLink, MailLinkAgain, WallCodes],
  exports: [DoorAccess, WallCodes],
})
export class DoorsModule {}
