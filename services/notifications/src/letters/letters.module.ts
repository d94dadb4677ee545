import { Module } from '@nestjs/common';
import { AgreementsModule } from '../agreements/agreements.module.js';
import { MailsModule } from '../mails/mails.module.js';
import { ReferencesModule } from '../references/references.module.js';
import { RetentionModule } from '../retention/retention.module.js';
import { HoldLetter } from './hold-letter.js';
import { ImportLetters } from './import-letters.js';
import { IssueLetters } from './issue-letters.js';
import { LetterArchive } from './letter-archive.js';
import { LetterFiles } from './letter-file.js';
import { LetterJobs } from './letter-jobs.js';
import { LetterMails } from './letter-mails.js';
import { LetterRetentionController } from './letter-retention.controller.js';
import { LetterRetention } from './letter-retention.js';
import { LetterSources } from './letter-sources.js';
import { LetterWorker } from './letter-worker.js';
import { LettersConsumer } from './letters.consumer.js';
import { LettersController } from './letters.controller.js';
import { LettersQuery } from './letters.query.js';
import { ListLetters } from './list-letters.js';
import { RevokeLetter } from './revoke-letter.js';
import { SealLetter } from './seal-letter.js';
import { StoreLetter } from './store-letter.js';

/** 聘书 and 证书: issued in hundreds, sealed one by one, verifiable, revocable. */
@Module({
  imports: [AgreementsModule, MailsModule, ReferencesModule, RetentionModule],
  controllers: [LettersController, LetterRetentionController, LettersConsumer],
  providers: [
    LetterJobs,
    LetterSources,
    LetterFiles,
    LetterArchive,
    IssueLetters,
    ListLetters,
    ImportLetters,
    StoreLetter,
    SealLetter,
    LetterWorker,
    LetterMails,
    RevokeLetter,
    HoldLetter,
    LetterRetention,
    LettersQuery,
  ],
  exports: [LettersQuery],
})
export class LettersModule {}
