import {
  datePrecisions,
  type DatePrecision,
  digestCategories,
  type DigestCategory,
  eventKinds,
  type EventKind,
  eventModes,
  type EventMode,
  visibilities,
  type Visibility,
} from '@zuomei/contracts';
import { PartialType } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUrl,
  IsUUID,
  MaxLength,
} from 'class-validator';
import { IsCode, IsInstant, IsZone, LowerCased, Trimmed } from '../fields.js';
import { SignUpTermsInput } from './sign-up-terms.dto.js';

export class EventInput extends SignUpTermsInput {
  /** Key in imports and spreadsheets, unique among events; no spaces, no semicolons. */
  @IsOptional() @Trimmed() @IsCode() code?: string | null;
  @Trimmed() @IsString() @IsNotEmpty() @MaxLength(200) title!: string;
  @IsOptional() @Trimmed() @IsString() @MaxLength(200) titleEn?: string | null;
  /** What it is about; Markdown. */
  @IsOptional() @Trimmed() @IsString() @MaxLength(20_000) summary?: string | null;
  @IsIn(eventKinds) kind!: EventKind;
  @IsIn(eventModes) mode!: EventMode;
  /** Who sees it: anyone, those with an invitation, or signed-in users. */
  @IsIn(visibilities) visibility!: Visibility;
  @IsOptional() @LowerCased() @IsUUID() seriesId?: string | null;
  /** The organisations that host it; an organiser acts for at least one of them. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @LowerCased()
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  hostIds!: string[];
  /** The organisations that visit, take part or are visited. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(500)
  @LowerCased()
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  guestIds?: string[];
  /** Instant. */
  @IsInstant() startsAt!: string;
  /** Instant, not before `startsAt`. A published event ends by itself at this instant. */
  @IsInstant() endsAt!: string;
  /** How well the date is known. Default `minute`. */
  @IsOptional() @IsIn(datePrecisions) datePrecision?: DatePrecision;
  /** IANA zone in which the times are shown. Default `Asia/Shanghai`. */
  @IsOptional() @IsString() @MaxLength(64) @IsZone() timeZone?: string;
  @IsOptional() @Trimmed() @IsString() @MaxLength(300) venue?: string | null;
  @IsOptional()
  @Trimmed()
  @IsUrl({ protocols: ['http', 'https'], require_protocol: true, require_tld: false })
  @MaxLength(2000)
  livestreamUrl?: string | null;
  @IsOptional() @Trimmed() @IsString() @MaxLength(100) industry?: string | null;
  /** The heading of the monthly digest it stands under. */
  @IsOptional() @IsIn(digestCategories) digestCategory?: DigestCategory | null;
  /** What came of it. */
  @IsOptional() @Trimmed() @IsString() @MaxLength(20_000) outcome?: string | null;
}

/** Sign-up terms only while the event is a draft; null clears what may be empty. */
export class EventChange extends PartialType(EventInput, { skipNullProperties: false }) {}

/** A postponed event is published again with its new date; the first publication may carry a date too. */
export class PublishInput {
  /** Instant; wanted after a postponement. */
  @IsOptional() @IsInstant() startsAt?: string;
  /** Instant; without it the event keeps its length. */
  @IsOptional() @IsInstant() endsAt?: string;
}

export class ReasonInput {
  /** Shown on the event's page and told to those who signed up. */
  @IsOptional() @Trimmed() @IsString() @MaxLength(1000) reason?: string | null;
}
