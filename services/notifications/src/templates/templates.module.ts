import { Module } from '@nestjs/common';
import { AgreementsModule } from '../agreements/agreements.module.js';
import { ReferencesModule } from '../references/references.module.js';
import { BulkController } from './bulk.controller.js';
import { ChangeTemplates } from './change-templates.js';
import { DraftMany } from './draft-many.js';
import { FillMany } from './fill-many.js';
import { ReadDrafts } from './read-drafts.js';
import { TemplatesController } from './templates.controller.js';
import { TemplatesQuery } from './templates.query.js';

/** The texts of agreements to come, kept in versions, filled for one counterparty or for many. */
@Module({
  imports: [AgreementsModule, ReferencesModule],
  controllers: [TemplatesController, BulkController],
  providers: [TemplatesQuery, ChangeTemplates, ReadDrafts, FillMany, DraftMany],
  exports: [TemplatesQuery],
})
export class TemplatesModule {}
