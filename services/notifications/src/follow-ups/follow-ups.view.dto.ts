import type {
  AgreementKind,
  AgreementStatus,
  FollowUpStatus,
  IntentKind,
  TaskKind,
  TaskStatus,
} from '@zuomei/contracts';
import type { ReferralView } from '../referrals/referrals.dto.js';
import type { LineKind } from './follow-up-line.entity.js';

/** A case as lists show it. */
export class FollowUpView {
  id!: string;
  version!: number;
  status!: FollowUpStatus;
  reasonCode?: string;
  intentId!: string;
  intentKind!: IntentKind;
  eventId?: string;
  eventTitle?: string;
  fromOrganisationId?: string;
  fromOrganisationName?: string;
  toOrganisationId!: string;
  toOrganisationName?: string;
  ownerId?: string;
  ownerName?: string;
  /** The day of the first open task, in Asia/Shanghai. */
  dueOn?: string;
  /** That day is over. */
  overdue!: boolean;
  /** Decimal yuan of its agreements that are not given up or ended. */
  amount?: string;
  /** ISO 8601, UTC. */
  openedAt!: string;
  advancedAt!: string;
  /** When somebody last did something for it. */
  lastStepAt!: string;
  /** Whole days since then. */
  daysSinceLastStep!: number;
}

export class TaskView {
  id!: string;
  kind!: TaskKind;
  /** What it was made from: `check_30`, `visit`. */
  template?: string;
  title!: string;
  /** A local day. */
  dueOn!: string;
  status!: TaskStatus;
  overdue!: boolean;
  /** Who does it, where that is not the owner of the case. */
  assigneeId?: string;
  assigneeName?: string;
  /** What came of it. */
  note?: string;
  settledAt?: string;
  settledByName?: string;
}

export class SettledTask {
  task!: TaskView;
  /** The task that follows from it. */
  next?: TaskView;
}

export class FollowUpFileView {
  id!: string;
  name!: string;
  type!: string;
  size!: number;
  sha256!: string;
  uploadedByName?: string;
  uploadedAt!: string;
}

export class FollowUpLineView {
  id!: string;
  kind!: LineKind;
  from?: FollowUpStatus;
  to?: FollowUpStatus;
  reasonCode?: string;
  /** The title of a task, the name of a file, a service, the new owner. */
  subject?: string;
  note?: string;
  actorId?: string;
  actorName?: string;
  /** ISO 8601, UTC. */
  at!: string;
}

export class FollowedIntentView {
  id!: string;
  kind!: IntentKind;
  note?: string;
  registrationId?: string;
  achievementId?: string;
  needId?: string;
  /** Of a settlement. */
  parkId?: string;
  parkName?: string;
  areaSquareMetres?: string;
  wantedFrom?: string;
  contactName?: string;
  contactEmail?: string;
  contactPhone?: string;
  /** Whom to ask is kept by registrations, which did not answer. */
  contactUnavailable?: boolean;
  recordedAt!: string;
}

/** An agreement as a case shows it. */
export class LinkedAgreement {
  id!: string;
  number!: string;
  kind!: AgreementKind;
  title!: string;
  status!: AgreementStatus;
  /** Decimal yuan. */
  amount?: string;
}

/** One case, whole. */
export class FollowUpDetail extends FollowUpView {
  intent!: FollowedIntentView;
  /** From the first on. */
  lines!: FollowUpLineView[];
  /** By day. */
  tasks!: TaskView[];
  files!: FollowUpFileView[];
  referrals!: ReferralView[];
  agreements!: LinkedAgreement[];
}

export class FollowUpPage {
  items!: FollowUpView[];
  nextCursor!: string | null;
}

export class CaseGroup {
  /** A status, or the id of an owner or an event; empty for none. */
  key!: string;
  label!: string;
  count!: number;
  overdue!: number;
  amount!: string;
}

/** Of all cases that a filter means. */
export class FollowUpTotals {
  count!: number;
  dueToday!: number;
  overdue!: number;
  asleep!: number;
  unassigned!: number;
  /** Decimal yuan in play. */
  amount!: string;
  /** With `groupBy`. */
  groups?: CaseGroup[];
}

export class OwnerView {
  id!: string;
  name!: string;
}

/** Who may look after a case. */
export class OwnerList {
  items!: OwnerView[];
}
