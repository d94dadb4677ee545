import { OmitType } from '@nestjs/swagger';
import { IsIn, IsInt, IsNotEmpty, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import { EventFilter } from '../events/event-filter.dto.js';
import { IsInstant, LowerCased, Trimmed } from '../fields.js';

export class HeadCountInput {
  @IsInt() @Min(0) @Max(2_000_000_000) count!: number;
  /** Who or what counted; a later count of the same source takes the place of the earlier one. */
  @Trimmed() @IsString() @IsNotEmpty() @MaxLength(100) source!: string;
}

export class LiveViewsInput extends HeadCountInput {
  /** When it was read off; any instant, also past ones. */
  @IsString() @IsInstant() at!: string;
}

/** Which readings; the other filters are those of their events. */
export class ReadingFilter extends OmitType(EventFilter, ['q', 'order']) {
  @IsOptional() @LowerCased() @IsUUID() event?: string;
  /** `true`: only the readings that count, the latest of each source. */
  @IsOptional() @IsIn(['true', 'false']) counting?: 'true' | 'false';
}

export class ReadingView {
  id!: string;
  eventId!: string;
  count!: number;
  at!: string;
  source!: string;
}

export class ReadingPage {
  items!: ReadingView[];
  /** Send it as `cursor` for the next page; null on the last. */
  nextCursor!: string | null;
}
