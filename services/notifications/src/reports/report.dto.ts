import { eventKinds, type EventKind } from '@zuomei/contracts';
import { ApiProperty } from '@nestjs/swagger';
import { PageQuery } from '@zuomei/platform';
import { IsIn, IsISO8601, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { IsDay } from '../agreements/days.js';
import { type CountedName, countedNames } from './funnel-steps.js';

export const groupings = ['kind', 'series', 'month', 'host', 'industry'] as const;
export type Grouping = (typeof groupings)[number];

/** Which part of the programme; periods are inclusive local days of Asia/Shanghai. */
export class ReportFilter {
  @IsOptional() @IsDay() from?: string;
  @IsOptional() @IsDay() to?: string;
  /** A series with all its children. */
  @IsOptional() @IsUUID() series?: string;
  /** Kind of the event. */
  @IsOptional() @IsIn(eventKinds) kind?: EventKind;
  @IsOptional() @IsUUID() host?: string;
  @IsOptional() @IsString() @MaxLength(100) industry?: string;
  @IsOptional() @IsUUID() event?: string;
  /** As it was known at that instant; now, if left out. */
  @IsOptional() @IsISO8601({ strict: true }) asOf?: string;
}

export class SummaryQuery extends ReportFilter {
  @IsOptional() @IsIn(groupings) groupBy?: Grouping;
}

export class RecordsQuery extends PageQuery {
  @ApiProperty({ enum: countedNames }) @IsIn(countedNames) figure!: CountedName;
  @IsOptional() @IsDay() from?: string;
  @IsOptional() @IsDay() to?: string;
  @IsOptional() @IsUUID() series?: string;
  @IsOptional() @IsIn(eventKinds) kind?: EventKind;
  @IsOptional() @IsUUID() host?: string;
  @IsOptional() @IsString() @MaxLength(100) industry?: string;
  @IsOptional() @IsUUID() event?: string;
  @IsOptional() @IsISO8601({ strict: true }) asOf?: string;
}

/** One number and the list it is the sum of. */
export class FigureView {
  /** A whole number, or decimal yuan as a string. */
  @ApiProperty({ oneOf: [{ type: 'integer' }, { type: 'string' }] }) value!: number | string;
  /** A path of this API. */
  href!: string;
}

/** What a figure counts; its version rises when that changes. */
export class DefinitionView {
  @ApiProperty({ enum: countedNames }) figure!: CountedName;
  version!: number;
  /** In the caller's language. */
  text!: string;
}

export class DefinitionsView {
  items!: DefinitionView[];
}

export class RecordView {
  /** Of the event, registration, showing, reading, intent, agreement, milestone or organisation. */
  id!: string;
  eventId?: string;
  /** The day on which it counts. */
  on?: string;
  /** What it adds to the figure: 1, a count, or decimal yuan. */
  @ApiProperty({ oneOf: [{ type: 'integer' }, { type: 'string' }] }) value!: number | string;
  /** Title, number or name, if it has one. */
  label?: string;
}

export class RecordPage {
  items!: RecordView[];
  /** Send it as `cursor` for the next page; null on the last. */
  nextCursor!: string | null;
}
