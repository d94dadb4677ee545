import { messagingMigrations } from '@zuomei/messaging';
import { platformMigrations } from '@zuomei/platform';
import { CreateReferences1763800000001 } from './1763800000001-create-references.js';
import { CreateMailJobs1763800000002 } from './1763800000002-create-mail-jobs.js';
import { CreateFollowUps1763800000003 } from './1763800000003-create-follow-ups.js';
import { CreateAgreements1763800000010 } from './1763800000010-create-agreements.js';
import { CreateSigningCodes1764100000001 } from './1764100000001-create-signing-codes.js';
import { CreateSigningReminders1764100000002 } from './1764100000002-create-signing-reminders.js';
import { CreateMilestones1764100000003 } from './1764100000003-create-milestones.js';
import { CreatePaperAndRecorded1764100000004 } from './1764100000004-create-paper-and-recorded.js';
import { CreateTermNotices1764100000005 } from './1764100000005-create-term-notices.js';
import { CreateEvidence1764100000006 } from './1764100000006-create-evidence.js';
import { CreateCaseWork1764150000000 } from './1764150000000-create-case-work.js';
import { CreateDigests1764200000000 } from './1764200000000-create-digests.js';
import { CreateReports1764300000000 } from './1764300000000-create-reports.js';
import { FindMailsOfPerson1764400000000 } from './1764400000000-find-mails-of-person.js';
import { CreateCeremonies1764520000000 } from './1764520000000-create-ceremonies.js';
import { CreateRetention1764530000000 } from './1764530000000-create-retention.js';
import { CreateLetters1764510000000 } from './1764510000000-create-letters.js';
import { SearchAgreements1764560000000 } from './1764560000000-search-agreements.js';
import { CreateReportTotals1764600000000 } from './1764600000000-create-report-totals.js';
import { CreatePublishedStatements1764620000000 } from './1764620000000-create-published-statements.js';
import { CreateTemplates1764540000000 } from './1764540000000-create-templates.js';
import { CreateContractRegistrations1764550000000 } from './1764550000000-create-contract-registrations.js';
import { CountMeetings1764640000000 } from './1764640000000-count-meetings.js';
import { NarrowAgreementSearch1764660000000 } from './1764660000000-narrow-agreement-search.js';
import { CreatePicturesAndParks1764670000000 } from './1764670000000-create-pictures-and-parks.js';
import { SumReportDays1764680000000 } from './1764680000000-sum-report-days.js';
import { NameLaboratories1764700000000 } from './1764700000000-name-laboratories.js';
import { WidenReportTotals1764720000000 } from './1764720000000-widen-report-totals.js';
import { HoldLetters1764740000000 } from './1764740000000-hold-letters.js';
import { SampleFewerMails1764920000000 } from './1764920000000-sample-fewer-mails.js';

/** In the order in which they run. */
export const migrations = [
  ...platformMigrations,
  ...messagingMigrations,
  CreateReferences1763800000001,
  CreateMailJobs1763800000002,
  CreateFollowUps1763800000003,
  CreateAgreements1763800000010,
  CreateSigningCodes1764100000001,
  CreateSigningReminders1764100000002,
  CreateMilestones1764100000003,
  CreatePaperAndRecorded1764100000004,
  CreateTermNotices1764100000005,
  CreateEvidence1764100000006,
  CreateCaseWork1764150000000,
  CreateDigests1764200000000,
  CreateReports1764300000000,
  FindMailsOfPerson1764400000000,
  CreateLetters1764510000000,
  CreateCeremonies1764520000000,
  CreateRetention1764530000000,
  CreateTemplates1764540000000,
  CreateContractRegistrations1764550000000,
  SearchAgreements1764560000000,
  CreateReportTotals1764600000000,
  CreatePublishedStatements1764620000000,
  CountMeetings1764640000000,
  NarrowAgreementSearch1764660000000,
  CreatePicturesAndParks1764670000000,
  SumReportDays1764680000000,
  NameLaboratories1764700000000,
  WidenReportTotals1764720000000,
  HoldLetters1764740000000,
  SampleFewerMails1764920000000,
];
