import { agreementEntities } from './agreements/agreement-entities.js';
import { CeremonyItem } from './ceremonies/ceremony-item.entity.js';
import { Ceremony } from './ceremonies/ceremony.entity.js';
import { Digest } from './digests/digest.entity.js';
import { FollowUpFile } from './follow-ups/follow-up-file.entity.js';
import { FollowUpLine } from './follow-ups/follow-up-line.entity.js';
import { FollowUpTask } from './follow-ups/follow-up-task.entity.js';
import { FollowUp } from './follow-ups/follow-up.entity.js';
import { Intent } from './intents/intent.entity.js';
import { Letter } from './letters/letter.entity.js';
import { MailJob } from './mails/mail-job.entity.js';
import { ParkSpace } from './parks/park-space.entity.js';
import { EventPicture } from './pictures/event-picture.entity.js';
import { KnownEvent } from './references/known-event.entity.js';
import { KnownOrganisation } from './references/known-organisation.entity.js';
import { KnownSeries } from './references/known-series.entity.js';
import { Referral } from './referrals/referral.entity.js';
import { Disposal } from './retention/disposal.entity.js';
import { LegalHold } from './retention/legal-hold.entity.js';
import { PublishedStatement } from './statements/statement.entity.js';
import { Filling } from './templates/filling.entity.js';
import { TemplateVersion } from './templates/template-version.entity.js';
import { Template } from './templates/template.entity.js';

/** Every table of the service that has an entity; listed by hand, since globs break in ESM. */
export const entities = [
  KnownEvent,
  KnownOrganisation,
  KnownSeries,
  MailJob,
  Digest,
  EventPicture,
  ParkSpace,
  Intent,
  FollowUp,
  FollowUpLine,
  FollowUpTask,
  FollowUpFile,
  Referral,
  Letter,
  Template,
  TemplateVersion,
  Filling,
  ...agreementEntities,
  Ceremony,
  CeremonyItem,
  LegalHold,
  Disposal,
  PublishedStatement,
];
