import {
  type FollowUpStatus,
  followUpStatuses,
  type IntentKind,
  intentKinds,
  type LostReason,
  lostReasons,
} from '@zuomei/contracts';
import { NullIsLeftOut, PageQuery } from '@zuomei/platform';
import {
  IsBoolean,
  IsIn,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  ValidateIf,
} from 'class-validator';
import { IsDay } from '../agreements/days.js';

const dueWords = ['today', 'overdue', 'asleep'];

export class FollowUpsFilter extends PageQuery {
  @IsOptional()
  @IsIn(followUpStatuses)
  status?: FollowUpStatus;

  /** Id of the user who looks after it or has an open task in it, `me`, or `none`: nobody looks after it. */
  @IsOptional()
  @Matches(/^(me|none|[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})$/)
  owner?: string;

  /**
   * `today`: the first open task is due today; `overdue`: before today; `asleep`: no step for 30 days; or a day,
   * `2026-03-10`: due on it or before.
   */
  @ValidateIf((filter: FollowUpsFilter) => !dueWords.includes(filter.due ?? 'today'))
  @IsDay()
  due?: string;

  /** Id of an event. */
  @IsOptional()
  @IsUUID()
  event?: string;

  /** Of the intent. */
  @IsOptional()
  @IsIn(intentKinds)
  kind?: IntentKind;

  /** Code of the event's industry. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  industry?: string;

  /** Id of an organisation on either side. */
  @IsOptional()
  @IsUUID()
  organisation?: string;

  /** In the names of both organisations, the title of the event and the words of the intent. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  q?: string;
}

export const caseGroupings = ['status', 'owner', 'event'] as const;
export type CaseGrouping = (typeof caseGroupings)[number];

export class FollowUpTotalsQuery extends FollowUpsFilter {
  @IsOptional()
  @IsIn(caseGroupings)
  groupBy?: CaseGrouping;
}

export class AdvanceBody {
  /** The step it moves to: forward only; `lost` only before `signed`. */
  @IsIn(followUpStatuses)
  to!: FollowUpStatus;

  /** What was said or done. */
  @IsOptional()
  @NullIsLeftOut()
  @IsString()
  @MaxLength(4000)
  note?: string;

  /** Required for `lost`. */
  @IsOptional()
  @NullIsLeftOut()
  @IsIn(lostReasons)
  reasonCode?: LostReason;
}

export class LogBody {
  @IsString()
  @IsNotEmpty()
  @MaxLength(4000)
  note!: string;
}

export class AssignBody {
  /** A member of staff; null for nobody. */
  @IsOptional()
  @IsUUID()
  ownerId?: string | null;
}

export class TaskBody {
  @IsString()
  @Matches(/\S/)
  @MaxLength(200)
  title!: string;

  /** A local day, `2026-03-10`. */
  @IsDay()
  dueOn!: string;

  /** A member of staff; the owner of the case unless said. */
  @IsOptional()
  @IsUUID()
  assigneeId?: string | null;
}

export class TaskChangeBody {
  @IsOptional()
  @NullIsLeftOut()
  @IsString()
  @Matches(/\S/)
  @MaxLength(200)
  title?: string;

  @IsOptional()
  @NullIsLeftOut()
  @IsDay()
  dueOn?: string;

  /** null: the owner of the case. */
  @IsOptional()
  @IsUUID()
  assigneeId?: string | null;
}

export class SettleTaskBody {
  /** What came of it. */
  @IsOptional()
  @NullIsLeftOut()
  @IsString()
  @MaxLength(4000)
  note?: string;

  /** Whether the next task of the step is made; yes unless said. */
  @IsOptional()
  @NullIsLeftOut()
  @IsBoolean()
  chain?: boolean;
}
