import { AnswerFilesModule } from './answer-files/answer-files.module.js';
import { CheckInsModule } from './check-ins/check-ins.module.js';
import { ConfirmationsModule } from './confirmations/confirmations.module.js';
import { DoorsModule } from './doors/doors.module.js';
import { ExportsModule } from './exports/exports.module.js';
import { IntentsModule } from './intents/intents.module.js';
import { InvitationsModule } from './invitations/invitations.module.js';
import { MeetingsModule } from './meetings/meetings.module.js';
import { MessagesModule } from './messages/messages.module.js';
import { OfferingsModule } from './offerings/offerings.module.js';
import { RecipientsModule } from './recipients/recipients.module.js';
import { RegistrationsModule } from './registrations/registrations.module.js';
import { RemindersModule } from './reminders/reminders.module.js';
import { RetentionModule } from './retention/retention.module.js';
import { StatisticsModule } from './statistics/statistics.module.js';
import { SurveysModule } from './surveys/surveys.module.js';
import { TypedOrganisationsModule } from './typed-organisations/typed-organisations.module.js';

/** The features of the service, one module a folder. */
export const features = [
  OfferingsModule,
  RegistrationsModule,
  CheckInsModule,
  DoorsModule,
  IntentsModule,
  InvitationsModule,
  ConfirmationsModule,
  AnswerFilesModule,
  RecipientsModule,
  MessagesModule,
  MeetingsModule,
  RemindersModule,
  SurveysModule,
  StatisticsModule,
  TypedOrganisationsModule,
  ExportsModule,
  RetentionModule,
];
