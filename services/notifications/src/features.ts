import { AgreementsModule } from './agreements/agreements.module.js';
import { DigestsModule } from './digests/digests.module.js';
import { FollowUpsModule } from './follow-ups/follow-ups.module.js';
import { IntentsModule } from './intents/intents.module.js';
import { MailsModule } from './mails/mails.module.js';
import { ReferencesModule } from './references/references.module.js';

/** The features of the service, one module a folder. */
export const features = [
  ReferencesModule,
  MailsModule,
  FollowUpsModule,
  IntentsModule,
  AgreementsModule,
  DigestsModule,
];
