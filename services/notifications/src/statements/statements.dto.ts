import { eventKinds, type EventKind } from '@zuomei/contracts';
import { NullIsLeftOut, PageQuery, Trimmed } from '@zuomei/platform';
import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsISO8601, IsOptional, IsString, IsUUID, Matches, MaxLength } from 'class-validator';
import { IsDay } from '../agreements/days.js';
import { figureNames, type FigureName } from '../reports/figures.js';
import { qualifiers, type Qualifier } from './statement.entity.js';

const decimal = /^\d{1,15}(\.\d{1,2})?$/;
const dayOrMonth = /^(19|20)\d\d-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?$/;

/** What a statement is of. */
export class StatementScope {
  /** One of the summary's figures, shown beside it as computed. */
  @IsOptional() @IsIn(figureNames) figure?: FigureName | null;
  /** What it is a figure of, where the summary has none such. */
  @IsOptional() @IsString() @Trimmed() @MaxLength(60) label?: string | null;
  /** 近 nearly, 约 about, 余 odd, 超 over. */
  @IsOptional() @IsIn(qualifiers) qualifier?: Qualifier | null;
  @IsOptional() @IsDay() from?: string | null;
  @IsOptional() @IsDay() to?: string | null;
  /** Of what had come together until then: a day, or a month. */
  @IsOptional() @Matches(dayOrMonth) @IsISO8601({ strict: true }) asOf?: string | null;
  @IsOptional() @IsIn(eventKinds) kind?: EventKind | null;
  @IsOptional() @IsUUID() seriesId?: string | null;
  /** What else it is limited to. */
  @IsOptional() @IsString() @Trimmed() @MaxLength(200) scope?: string | null;
}

export class StatementBody extends StatementScope {
  /** As a decimal: `"1093"`, `"120000000"`. */
  @Matches(decimal) value!: string;
  /** 元 for money; else 场, 个, 家, 所, 人次 … */
  @IsString() @Trimmed() @Matches(/\S/) @MaxLength(10) unit!: string;
  /** What was counted, and how. */
  @IsString() @Trimmed() @Matches(/\S/) @MaxLength(500) definition!: string;
  /** Who published it, where. */
  @IsString() @Trimmed() @Matches(/\S/) @MaxLength(300) source!: string;
}

/** Null takes away what had been said. */
export class StatementCorrection extends StatementScope {
  /** As a decimal: `"1093"`, `"120000000"`. */
  @IsOptional() @NullIsLeftOut() @Matches(decimal) value?: string;
  @IsOptional() @NullIsLeftOut() @IsString() @Trimmed() @Matches(/\S/) @MaxLength(10) unit?: string;
  @IsOptional() @NullIsLeftOut() @IsString() @Trimmed() @Matches(/\S/) @MaxLength(500) definition?: string;
  @IsOptional() @NullIsLeftOut() @IsString() @Trimmed() @Matches(/\S/) @MaxLength(300) source?: string;
  /** Why it is corrected. */
  @IsOptional() @NullIsLeftOut() @IsString() @Trimmed() @MaxLength(300) reason?: string;
}

export class StatementsFilter extends PageQuery {
  @IsOptional() @IsIn(figureNames) figure?: FigureName;
  /** Those whose last day lies within these days. */
  @IsOptional() @IsDay() from?: string;
  @IsOptional() @IsDay() to?: string;
  @IsOptional() @IsIn(eventKinds) kind?: EventKind;
  @IsOptional() @IsUUID() series?: string;
  /** As they stood at that instant; now, if left out. */
  @IsOptional() @IsISO8601({ strict: true }) asOf?: string;
}

export class ComputedView {
  /** A whole number, or decimal yuan as a string. */
  @ApiProperty({ oneOf: [{ type: 'integer' }, { type: 'string' }] }) value!: number | string;
  /** The list it is the sum of. */
  href!: string;
}

/** One version, as it was said. */
export class StatementVersionView {
  version!: number;
  code?: string;
  @ApiProperty({ enum: figureNames }) figure?: FigureName;
  label?: string;
  value!: string;
  @ApiProperty({ enum: qualifiers }) qualifier?: Qualifier;
  unit!: string;
  /** As one says it, in the caller's language: `约1.2亿元`. */
  text!: string;
  from?: string;
  to?: string;
  asOf?: string;
  @ApiProperty({ enum: eventKinds }) kind?: EventKind;
  seriesId?: string;
  scope?: string;
  definition!: string;
  source!: string;
  recordedBy!: string;
  recordedAt!: string;
  reason?: string;
  /** Until when it stood; absent while it does. */
  until?: string;
}

export class StatementView extends StatementVersionView {
  id!: string;
  /** What the records say of the same days, kind and series; absent for a free figure. */
  computed?: ComputedView;
}

export class StatementDetail extends StatementView {
  /** Newest first. */
  versions!: StatementVersionView[];
}

export class StatementPage {
  items!: StatementView[];
  /** Send it as `cursor` for the next page; null on the last. */
  nextCursor!: string | null;
}
