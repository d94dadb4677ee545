import { messagingMigrations } from '@zuomei/messaging';
import { platformMigrations } from '@zuomei/platform';
import { CreateOfferings1763800000001 } from './1763800000001-create-offerings.js';
import { CreateRegistrations1763800000002 } from './1763800000002-create-registrations.js';
import { CreateAttendance1763800000003 } from './1763800000003-create-attendance.js';
import { CreateSeats1763900100001 } from './1763900100001-create-seats.js';
import { CreateInvitations1763900200001 } from './1763900200001-create-invitations.js';
import { ConfirmEmails1763900200002 } from './1763900200002-confirm-emails.js';
import { KeepAnswers1763900200003 } from './1763900200003-keep-answers.js';
import { CreateMessages1763900300001 } from './1763900300001-create-messages.js';
import { CreateSurveys1763900300002 } from './1763900300002-create-surveys.js';
import { RetainPeople1763900300003 } from './1763900300003-retain-people.js';
import { OpenDoors1763900400001 } from './1763900400001-open-doors.js';
import { WishToSettle1763900500001 } from './1763900500001-wish-to-settle.js';
import { SearchPeople1763900600001 } from './1763900600001-search-people.js';
import { PlanMeetings1764100100001 } from './1764100100001-plan-meetings.js';
import { TellOfMeetings1764640000001 } from './1764640000001-tell-of-meetings.js';
import { MergeTypedOrganisations1764640000002 } from './1764640000002-merge-typed-organisations.js';
import { KeepAbsences1764900000001 } from './1764900000001-keep-absences.js';
import { SampleFewerRegistrations1764920000001 } from './1764920000001-sample-fewer-registrations.js';
import { DropLinkExpiry1764930000001 } from './1764930000001-drop-link-expiry.js';

/** In the order in which they run. */
export const migrations = [
  ...platformMigrations,
  ...messagingMigrations,
  CreateOfferings1763800000001,
  CreateRegistrations1763800000002,
  CreateAttendance1763800000003,
  CreateSeats1763900100001,
  CreateInvitations1763900200001,
  ConfirmEmails1763900200002,
  KeepAnswers1763900200003,
  CreateMessages1763900300001,
  CreateSurveys1763900300002,
  RetainPeople1763900300003,
  OpenDoors1763900400001,
  WishToSettle1763900500001,
  SearchPeople1763900600001,
  PlanMeetings1764100100001,
  TellOfMeetings1764640000001,
  MergeTypedOrganisations1764640000002,
  KeepAbsences1764900000001,
  SampleFewerRegistrations1764920000001,
  DropLinkExpiry1764930000001,
];
