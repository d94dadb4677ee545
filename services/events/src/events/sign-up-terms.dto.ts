import { questionKinds, type QuestionKind, waitlistPolicies, type WaitlistPolicy } from '@zuomei/contracts';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsNumber,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { IsInstant, Trimmed } from '../fields.js';

/** Something the event asks of everybody who signs up. */
export class QuestionInput {
  /** Names the answer; unique within the event. */
  @IsString() @MaxLength(64) @Matches(/^[\p{L}\p{N}][\p{L}\p{N}_.-]*$/u) key!: string;
  /** The question as people read it. */
  @Trimmed() @IsString() @IsNotEmpty() @MaxLength(500) label!: string;
  @IsIn(questionKinds) kind!: QuestionKind;
  @IsBoolean() required!: boolean;
  /** What can be chosen; wanted by `choice` and `multi_choice`, refused elsewhere. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @IsString({ each: true })
  @IsNotEmpty({ each: true })
  @MaxLength(200, { each: true })
  options?: string[] | null;
  /** The least of a number, the fewest characters of a text, the fewest options of several. */
  @IsOptional() @IsNumber() min?: number | null;
  /** The most of a number, the most characters of a text, the most options of several. */
  @IsOptional() @IsNumber() max?: number | null;
}

/** Places by attendance mode at a hybrid event; absent or null: no limit for that mode. */
export class CapacityByMode {
  @IsOptional() @IsInt() @Min(0) @Max(1_000_000) onsite?: number | null;
  @IsOptional() @IsInt() @Min(0) @Max(1_000_000) online?: number | null;
}

/** How one signs up. Changed here only while the event is a draft; afterwards it belongs to registrations. */
export class SignUpTermsInput {
  /** Places; null or absent: no limit. */
  @IsOptional() @IsInt() @Min(1) @Max(1_000_000) capacity?: number | null;
  /** Only for hybrid events. */
  @IsOptional() @ValidateNested() @Type(() => CapacityByMode) capacityByMode?: CapacityByMode | null;
  /** An organiser decides on each sign-up. Default false. */
  @IsOptional() @IsBoolean() approval?: boolean;
  /** A sign-up that waits for approval holds its seat. Default true. */
  @IsOptional() @IsBoolean() pendingHoldsSeat?: boolean;
  /** There is a line once the places are gone. Default true. */
  @IsOptional() @IsBoolean() waitlist?: boolean;
  /** `fill`: a group that does not fit is skipped; `strict`: seats wait for the head of the line. Default `fill`. */
  @IsOptional() @IsIn(waitlistPolicies) waitlistPolicy?: WaitlistPolicy;
  /** A change of name, organisation, answers, sessions or way of attending is decided on again. Default false. */
  @IsOptional() @IsBoolean() editsNeedApproval?: boolean;
  /** For how long a freed seat is offered to the next in line; null or absent: it is theirs at once. */
  @IsOptional() @IsInt() @Min(1) @Max(168) offerHours?: number | null;
  /** Offers end Monday to Friday, 08:00 to 20:00 of the event's zone. Default true. */
  @IsOptional() @IsBoolean() offerInOfficeHours?: boolean;
  /** A sign-up counts once its mailed link was opened. Default false. */
  @IsOptional() @IsBoolean() confirmEmail?: boolean;

  /** People's data are deleted so many days after the event; 365 unless said. */
  @IsOptional() @IsInt() @Min(120) @Max(3650) retentionDays?: number;
  /** Instant; absent: from publication on. */
  @IsOptional() @IsInstant() signUpOpensAt?: string | null;
  /** Instant; absent: until the event ends. */
  @IsOptional() @IsInstant() signUpClosesAt?: string | null;
  @IsOptional() @IsInstant() checkInOpensAt?: string | null;
  @IsOptional() @IsInstant() checkInClosesAt?: string | null;
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => QuestionInput)
  questions?: QuestionInput[];
}

export class QuestionView {
  key!: string;
  label!: string;
  kind!: QuestionKind;
  required!: boolean;
  /** Only for `choice` and `multi_choice`. */
  options?: string[];
  min?: number;
  max?: number;
}

export class CapacityByModeView {
  onsite!: number | null;
  online!: number | null;
}

/** How one signs up, as it was published; later changes are with registrations. */
export class SignUpTermsView {
  /** Places; null: no limit. */
  capacity!: number | null;
  capacityByMode!: CapacityByModeView | null;
  approval!: boolean;
  pendingHoldsSeat!: boolean;
  waitlist!: boolean;
  waitlistPolicy!: WaitlistPolicy;
  editsNeedApproval!: boolean;
  offerHours!: number | null;
  offerInOfficeHours!: boolean;
  confirmEmail!: boolean;
  retentionDays!: number;
  signUpOpensAt!: string | null;
  signUpClosesAt!: string | null;
  checkInOpensAt!: string | null;
  checkInClosesAt!: string | null;
  questions!: QuestionView[];
}
