import {
  type AgreementKind,
  type AgreementStatus,
  followUpStatuses,
  type FollowUpStatus,
  type IntentKind,
} from '@zuomei/contracts';
import { PageQuery } from '@zuomei/platform';
import { IsIn, IsISO8601, IsNotEmpty, IsOptional, IsString, IsUUID, Matches, MaxLength } from 'class-validator';
import type { LineKind } from './follow-up-line.entity.js';

export class FollowUpsQueryDto extends PageQuery {
  @IsOptional()
  @IsIn(followUpStatuses)
  status?: FollowUpStatus;

  /** Id of the user who looks after it, `me`, or `none`. */
  @IsOptional()
  @Matches(/^(me|none|[0-9a-fA-F-]{36})$/)
  owner?: string;

  /** `today`: due today or before; `overdue`: due before today; or a day, `2026-03-10`: due on it or before. */
  @IsOptional()
  @Matches(/^(today|overdue|\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01]))$/)
  due?: string;

  /** Id of an event. */
  @IsOptional()
  @IsUUID()
  event?: string;
}

export class AdvanceBody {
  /** The step it moves to: forward only; `lost` only before `signed`. */
  @IsIn(followUpStatuses)
  to!: FollowUpStatus;

  /** What was said or done. */
  @IsOptional()
  @IsString()
  @MaxLength(4000)
  note?: string;

  /** Required for `lost`. */
  @IsOptional()
  @Matches(/^[A-Za-z][A-Za-z0-9_-]{1,39}$/)
  reasonCode?: string;
}

export class LogBody {
  @IsString()
  @IsNotEmpty()
  @MaxLength(4000)
  note!: string;
}

export class AssignBody {
  /** A user; null for nobody. */
  @IsOptional()
  @IsUUID()
  ownerId?: string | null;

  /** A day, `2026-03-10`; null for none. */
  @IsOptional()
  @Matches(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/)
  @IsISO8601({ strict: true })
  dueOn?: string | null;
}

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
  /** The day of the next planned check, in Asia/Shanghai. */
  dueOn?: string;
  /** The planned day is over and nobody has moved the case on. */
  overdue!: boolean;
  /** ISO 8601, UTC. */
  openedAt!: string;
  advancedAt!: string;
}

export class FollowUpLineView {
  id!: string;
  kind!: LineKind;
  from?: FollowUpStatus;
  to?: FollowUpStatus;
  reasonCode?: string;
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
  contactName?: string;
  contactEmail?: string;
  contactPhone?: string;
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

/** One case, whole: its intent, its log from the first line on, and the agreements that came of it. */
export class FollowUpDetail extends FollowUpView {
  intent!: FollowedIntentView;
  lines!: FollowUpLineView[];
  agreements!: LinkedAgreement[];
}

export class FollowUpPage {
  items!: FollowUpView[];
  nextCursor!: string | null;
}
