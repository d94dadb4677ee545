import { type MilestoneKind, milestoneKinds, type MilestoneStatus, milestoneStatuses } from '@zuomei/contracts';
import { PageQuery } from '@zuomei/platform';
import { IsIn, IsOptional, IsString, IsUUID, Matches, MaxLength } from 'class-validator';
import { IsDay } from '../agreements/days.js';

export class MilestoneBody {
  @IsString()
  @Matches(/\S/)
  @MaxLength(200)
  title!: string;

  /** The local day it is promised for. */
  @IsDay()
  dueOn!: string;

  @IsIn(milestoneKinds)
  kind!: MilestoneKind;
}

export class ClaimBody {
  /** The local day on which it was reached; today unless said. */
  @IsOptional()
  @IsDay()
  reachedOn?: string;

  @IsOptional()
  @IsString()
  @MaxLength(2000)
  note?: string;
}

export class EndMilestoneBody {
  @IsOptional()
  @IsString()
  @MaxLength(500)
  reason?: string;
}

export class MilestonesFilter extends PageQuery {
  @IsOptional()
  @IsIn(milestoneStatuses)
  status?: MilestoneStatus;

  @IsOptional()
  @IsIn(milestoneKinds)
  kind?: MilestoneKind;

  /** Not settled yet: `overdue`, `today`, or within so many days of today. */
  @IsOptional()
  @IsIn(['overdue', 'today', '7_days', '30_days', '90_days'])
  due?: 'overdue' | 'today' | '7_days' | '30_days' | '90_days';

  @IsOptional()
  @IsUUID()
  agreement?: string;

  @IsOptional()
  @IsUUID()
  event?: string;

  /** Id of a series; its children count. */
  @IsOptional()
  @IsUUID()
  series?: string;

  /** First local day of `reachedOn`, inclusive. */
  @IsOptional()
  @IsDay()
  from?: string;

  /** Last local day of `reachedOn`, inclusive. */
  @IsOptional()
  @IsDay()
  to?: string;
}

export class MilestoneFileView {
  id!: string;
  name!: string;
  type!: string;
  size!: number;
  sha256!: string;
  uploadedAt!: string;
}

export class MilestoneView {
  id!: string;
  version!: number;
  agreementId!: string;
  agreementNumber!: string;
  agreementTitle!: string;
  title!: string;
  kind!: MilestoneKind;
  dueOn!: string;
  status!: MilestoneStatus;
  /** Its day has gone by and it is not settled; by the day in Asia/Shanghai. */
  overdue!: boolean;
  claimedBy?: string;
  claimedByName?: string;
  claimedAt?: string;
  note?: string;
  reachedOn?: string;
  /** Who confirmed it, or said that it was missed or dropped. */
  settledBy?: string;
  settledByName?: string;
  settledAt?: string;
  reason?: string;
  files!: MilestoneFileView[];
}

export class MilestoneList {
  items!: MilestoneView[];
}

export class MilestonePage {
  items!: MilestoneView[];
  nextCursor!: string | null;
}
