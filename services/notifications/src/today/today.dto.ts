import { IsIn, IsOptional } from 'class-validator';

export class TodayQueryDto {
  /** `me`, unless said: my cases; `all`: everybody's. */
  @IsOptional()
  @IsIn(['me', 'all'])
  owner?: 'me' | 'all';
}

/** A number and the list that it counts. */
export class TodayNumber {
  value!: number;
  /** A path of this API. */
  href!: string;
}

/** What needs somebody today. */
export class Today {
  /** Cases whose first open task is due today. */
  dueToday!: TodayNumber;
  overdue!: TodayNumber;
  /** No step for 30 days. */
  asleep!: TodayNumber;
  /** Cases that nobody looks after. */
  unassigned!: TodayNumber;
  /** Agreements out for signature for more than 7 days. */
  waitingForSignature!: TodayNumber;
  failingSeals!: TodayNumber;
  /** Promises whose day has gone by, not settled. */
  overdueMilestones!: TodayNumber;
  /** Claimed by one, to be confirmed by another. */
  milestonesToConfirm!: TodayNumber;
  /** Terms that end within 30 days and are not renewed. */
  endingTerms!: TodayNumber;
}
