import { eventKinds, type EventKind, eventStatuses, type EventStatus } from '@zuomei/contracts';
import { OmitType } from '@nestjs/swagger';
import { PageQuery } from '@zuomei/platform';
import { IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { CommaList, IsDayOrInstant, LowerCased } from '../fields.js';

/** Which events. Several statuses or kinds are separated by commas or repeated. */
export class EventFilter extends PageQuery {
  @IsOptional() @CommaList() @IsIn(eventStatuses, { each: true }) status?: EventStatus[];
  @IsOptional() @CommaList() @IsIn(eventKinds, { each: true }) kind?: EventKind[];
  /** A series with all its children. */
  @IsOptional() @LowerCased() @IsUUID() series?: string;
  /** An organisation that hosts. */
  @IsOptional() @LowerCased() @IsUUID() host?: string;
  /** An organisation that hosts or takes part. */
  @IsOptional() @LowerCased() @IsUUID() organisation?: string;
  @IsOptional() @IsString() @MaxLength(100) industry?: string;
  /** First local day of the event's own zone, inclusive; or an instant. */
  @IsOptional() @IsString() @IsDayOrInstant() from?: string;
  /** Last local day, inclusive; or an instant. */
  @IsOptional() @IsString() @IsDayOrInstant() to?: string;
  /** Part of a title, summary, place, code or host's name. */
  @IsOptional() @IsString() @MaxLength(200) q?: string;
  /** By start: `asc` (default) or `desc`. */
  @IsOptional() @IsIn(['asc', 'desc']) order?: 'asc' | 'desc';
}

/** Which events a calendar holds; it holds them all at once. */
export class CalendarFilter extends OmitType(EventFilter, ['limit', 'cursor', 'order']) {}
