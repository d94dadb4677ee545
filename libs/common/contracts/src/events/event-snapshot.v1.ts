import { Type } from 'class-transformer';
import {
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
  IsNumber,
  IsOptional,
  IsString,
  IsUUID,
  Min,
  ValidateNested,
} from 'class-validator';
import {
  datePrecisions,
  type DatePrecision,
  digestCategories,
  type DigestCategory,
  eventKinds,
  type EventKind,
  eventModes,
  type EventMode,
  eventStatuses,
  type EventStatus,
  questionKinds,
  type QuestionKind,
  visibilities,
  type Visibility,
  waitlistPolicies,
  type WaitlistPolicy,
} from '../vocabulary.js';

/** A timed part of an event. Speakers are published content and stay with the events service. */
export class SessionV1 {
  @IsUUID() sessionId!: string;
  @IsString() title!: string;
  @IsISO8601() startsAt!: string;
  @IsISO8601() endsAt!: string;
  @IsOptional() @IsString() room?: string;
  @IsOptional() @IsInt() @Min(1) capacity?: number;
}

export class QuestionV1 {
  @IsString() key!: string;
  @IsString() label!: string;
  @IsIn(questionKinds) kind!: QuestionKind;
  @IsBoolean() required!: boolean;
  @IsOptional() @IsArray() @IsString({ each: true }) options?: string[];
  /** The least of a number, the fewest characters of a text, the fewest options of several. */
  @IsOptional() @IsNumber() min?: number;
  /** The most of a number, the most characters of a text, the most options of several. */
  @IsOptional() @IsNumber() max?: number;
}

/** How one signs up. After publication these belong to registrations; later snapshots repeat what was published. */
export class SignUpTermsV1 {
  /** Absent: no limit. */
  @IsOptional() @IsInt() @Min(1) capacity?: number;
  @IsOptional() @IsInt() @Min(0) capacityOnsite?: number;
  @IsOptional() @IsInt() @Min(0) capacityOnline?: number;
  @IsBoolean() approval!: boolean;
  @IsBoolean() pendingHoldsSeat!: boolean;
  @IsBoolean() waitlist!: boolean;
  @IsIn(waitlistPolicies) waitlistPolicy!: WaitlistPolicy;
  /** A change of what was approved is decided on again. */
  @IsOptional() @IsBoolean() editsNeedApproval?: boolean;
  /** How long a freed seat is kept for the next in line to accept; absent: it is theirs at once. */
  @IsOptional() @IsInt() @Min(1) offerHours?: number;
  /** Offers end within office hours of the event's zone; absent: yes. */
  @IsOptional() @IsBoolean() offerInOfficeHours?: boolean;
  @IsOptional() @IsISO8601() signUpOpensAt?: string;
  @IsOptional() @IsISO8601() signUpClosesAt?: string;
  @IsOptional() @IsISO8601() checkInOpensAt?: string;
  @IsOptional() @IsISO8601() checkInClosesAt?: string;
  /** A sign-up counts once its mailed link was opened. Absent: no. */
  @IsOptional() @IsBoolean() confirmEmail?: boolean;
  /** People's data are deleted so many days after the event. Absent: 365. */
  @IsOptional() @IsInt() @Min(1) retentionDays?: number;
  @IsArray() @ValidateNested({ each: true }) @Type(() => QuestionV1) questions!: QuestionV1[];
}

/**
 * An event as it now is. Every fact about an event carries the whole of it, so that a consumer that missed
 * one, or starts at offset 0, needs nobody else; it applies a snapshot only if its version is higher.
 */
export class EventSnapshotV1 {
  @IsUUID() eventId!: string;
  /** The event's version, contiguous from 1. */
  @IsInt() @Min(1) version!: number;
  @IsOptional() @IsString() code?: string;
  @IsString() title!: string;
  @IsOptional() @IsString() titleEn?: string;
  @IsIn(eventKinds) kind!: EventKind;
  @IsIn(eventModes) mode!: EventMode;
  @IsIn(visibilities) visibility!: Visibility;
  @IsIn(eventStatuses) status!: EventStatus;
  @IsOptional() @IsUUID() seriesId?: string;
  @IsArray() @IsUUID(undefined, { each: true }) hostIds!: string[];
  @IsArray() @IsUUID(undefined, { each: true }) guestIds!: string[];
  @IsISO8601() startsAt!: string;
  @IsISO8601() endsAt!: string;
  @IsIn(datePrecisions) datePrecision!: DatePrecision;
  @IsString() timeZone!: string;
  @IsOptional() @IsString() venue?: string;
  @IsOptional() @IsString() livestreamUrl?: string;
  @IsOptional() @IsString() industry?: string;
  @IsOptional() @IsIn(digestCategories) digestCategory?: DigestCategory;
  /** What came of it, in the organiser's words; published content. */
  @IsOptional() @IsString() outcome?: string;
  /** True for past events that came in by import: no mails, no follow-ups. */
  @IsBoolean() imported!: boolean;
  @IsArray() @ValidateNested({ each: true }) @Type(() => SessionV1) sessions!: SessionV1[];
  @ValidateNested() @Type(() => SignUpTermsV1) terms!: SignUpTermsV1;
}
