import { Module } from '@nestjs/common';
import { LimitsModule } from '../limits/limits.module.js';
import { OfferingsModule } from '../offerings/offerings.module.js';
import { RegistrationsModule } from '../registrations/registrations.module.js';
import { AnswerFilesController } from './answer-files.controller.js';
import { AnswerFilesQuery } from './answer-files.query.js';
import { ClaimedFilesController } from './claimed-files.controller.js';
import { FileStore } from './file-store.js';
import { RemoveUnclaimed } from './remove-unclaimed.js';
import { UnclaimedSweeper } from './unclaimed-sweeper.js';
import { UploadAnswerFile } from './upload-answer-file.js';

@Module({
  imports: [OfferingsModule, RegistrationsModule, LimitsModule],
  controllers: [AnswerFilesController, ClaimedFilesController],
  providers: [FileStore, AnswerFilesQuery, UploadAnswerFile, RemoveUnclaimed, UnclaimedSweeper],
  exports: [AnswerFilesQuery],
})
export class AnswerFilesModule {}
