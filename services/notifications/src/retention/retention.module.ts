import { Module } from '@nestjs/common';
import { AgreementsModule } from '../agreements/agreements.module.js';
import { ArchiveQuery } from './archive.query.js';
import { DisposeOfContacts } from './dispose-of-contacts.js';
import { HoldAgreement } from './hold-agreement.js';
import { LegalHolds } from './legal-holds.js';
import { RetentionController } from './retention.controller.js';
import { RetentionPeriod } from './retention-period.js';
import { RetentionQuery } from './retention.query.js';

@Module({
  imports: [AgreementsModule],
  controllers: [RetentionController],
  providers: [RetentionPeriod, ArchiveQuery, RetentionQuery, LegalHolds, HoldAgreement, DisposeOfContacts],
  exports: [ArchiveQuery, LegalHolds],
})
export class RetentionModule {}
