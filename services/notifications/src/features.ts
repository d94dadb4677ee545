import { AgreementsModule } from './agreements/agreements.module.js';
import { CadenceModule } from './cadence/cadence.module.js';
import { CeremoniesModule } from './ceremonies/ceremonies.module.js';
import { DigestsModule } from './digests/digests.module.js';
import { ExportsModule } from './exports/exports.module.js';
import { FrameworksModule } from './frameworks/frameworks.module.js';
import { FollowUpsModule } from './follow-ups/follow-ups.module.js';
import { IntentsModule } from './intents/intents.module.js';
import { InvitationsModule } from './invitations/invitations.module.js';
import { LettersModule } from './letters/letters.module.js';
import { MailsModule } from './mails/mails.module.js';
import { OpenCallsModule } from './open-calls/open-calls.module.js';
import { ParksModule } from './parks/parks.module.js';
import { PicturesModule } from './pictures/pictures.module.js';
import { ReferencesModule } from './references/references.module.js';
import { ReportFilesModule } from './report-files/report-files.module.js';
import { ReportsModule } from './reports/reports.module.js';
import { RetentionModule } from './retention/retention.module.js';
import { StatementsModule } from './statements/statements.module.js';
import { TemplatesModule } from './templates/templates.module.js';
import { TodayModule } from './today/today.module.js';

/** The features of the service, one module a folder. */
export const features = [
  ReferencesModule,
  MailsModule,
  InvitationsModule,
  FollowUpsModule,
  IntentsModule,
  OpenCallsModule,
  AgreementsModule,
  LettersModule,
  TemplatesModule,
  CeremoniesModule,
  RetentionModule,
  CadenceModule,
  TodayModule,
  DigestsModule,
  PicturesModule,
  ParksModule,
  FrameworksModule,
  ReportsModule,
  StatementsModule,
  ReportFilesModule,
  ExportsModule,
];
