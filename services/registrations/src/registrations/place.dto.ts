import {
  attendanceModes,
  type AttendanceMode,
  attendeeKinds,
  type AttendeeKind,
  cancelledBy,
  type CancelledBy,
  datePrecisions,
  type DatePrecision,
  eventKinds,
  type EventKind,
  eventModes,
  type EventMode,
  eventStatuses,
  type EventStatus,
  locales,
  type Locale,
  questionKinds,
  type QuestionKind,
  registrationStatuses,
  type RegistrationStatus,
} from '@zuomei/contracts';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsNotEmpty,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
} from 'class-validator';
import { NullIsLeftOut } from '@zuomei/platform';
import type { Answers } from './answers.js';

/** Exchanges a mailed link for a cookie. */
export class OpenPlaceDto {
  /** What stands after `#` in the link. */
  @IsString() @IsNotEmpty() @MaxLength(200) token!: string;
}

/** What may be changed of a registration; what is left out stays. An empty text removes. */
export class ChangeRegistrationDto {
  @IsOptional() @NullIsLeftOut() @IsString() @IsNotEmpty() @MaxLength(120) name?: string;
  @IsOptional() @NullIsLeftOut() @IsString() @MaxLength(40) phone?: string;
  @IsOptional() @NullIsLeftOut() @IsString() @MaxLength(200) organisation?: string;
  @IsOptional() @NullIsLeftOut() @IsUUID() organisationId?: string;
  @IsOptional() @NullIsLeftOut() @IsIn(attendeeKinds) attendeeKind?: AttendeeKind;
  @IsOptional() @NullIsLeftOut() @IsString() @MaxLength(120) title?: string;
  @IsOptional() @NullIsLeftOut() @IsIn(locales) locale?: Locale;

  /** All sessions wanted from now on; those left out are given up. */
  @IsOptional()
  @NullIsLeftOut()
  @IsArray()
  @ArrayMaxSize(50)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  sessionIds?: string[];

  /** Only those answered again; the others stay. */
  @ApiPropertyOptional({ type: 'object', additionalProperties: true })
  @IsOptional()
  @NullIsLeftOut()
  @IsObject()
  answers?: Record<string, unknown>;

  /** At hybrid events; refused with EVENT_FULL while the other way has no place. */
  @IsOptional() @NullIsLeftOut() @IsIn(attendanceModes) attendanceMode?: AttendanceMode;
}

export class ReasonDto {
  /** In own words. */
  @IsOptional() @NullIsLeftOut() @IsString() @MaxLength(1000) reason?: string;
}

export class RejectDto {
  /** Told to the person who asked. */
  @IsString() @IsNotEmpty() @MaxLength(1000) reason!: string;
}

export class QuestionDto {
  key!: string;
  label!: string;
  @ApiProperty({ enum: questionKinds }) kind!: QuestionKind;
  required!: boolean;
  options?: string[];
}

/** A session somebody chose, with when and where. */
export class PlaceSessionDto {
  sessionId!: string;
  title!: string;
  startsAt!: string;
  endsAt!: string;
  room?: string;
  @ApiProperty({ enum: ['pending', 'confirmed', 'waitlisted', 'cancelled'] })
  status!: 'pending' | 'confirmed' | 'waitlisted' | 'cancelled';
  /** Place in line for the session, from 1. */
  position?: number;
}

/** The event a place is at, as the person sees it. */
export class PlaceEventDto {
  id!: string;
  title!: string;
  titleEn?: string;
  @ApiProperty({ enum: eventKinds }) kind!: EventKind;
  @ApiProperty({ enum: eventModes }) mode!: EventMode;
  @ApiProperty({ enum: eventStatuses }) status!: EventStatus;
  /** Why it is postponed or cancelled. */
  statusReason?: string;
  startsAt!: string;
  endsAt!: string;
  @ApiProperty({ enum: datePrecisions }) datePrecision!: DatePrecision;
  timeZone!: string;
  venue?: string;
  /** Whether there is a livestream; its address is answered by `join`. */
  livestream!: boolean;
  hostIds!: string[];
  guestIds!: string[];
}

/** What can be done with a registration right now. */
export class PlaceActionsDto {
  change!: boolean;
  cancel!: boolean;
  join!: boolean;
  stateIntent!: boolean;
}

/** A registration, with all that its owner's page shows. */
export class RegistrationDto {
  id!: string;
  eventId!: string;
  version!: number;
  @ApiProperty({ enum: registrationStatuses }) status!: RegistrationStatus;
  /** Place in line, from 1; only while waitlisted. */
  position?: number;
  name!: string;
  email!: string;
  phone?: string;
  organisation?: string;
  organisationId?: string;
  @ApiProperty({ enum: attendeeKinds, required: false }) attendeeKind?: AttendeeKind;
  title?: string;
  @ApiProperty({ enum: attendanceModes }) attendanceMode!: AttendanceMode;
  @ApiProperty({ enum: locales }) locale!: Locale;
  @ApiProperty({ type: 'object', additionalProperties: true }) answers!: Answers;
  sessions!: PlaceSessionDto[];
  /** What the door scans, to be drawn as a QR code; once confirmed. */
  checkInCode?: string;
  /** When somebody scanned it first. */
  attendedAt?: string;
  @ApiProperty({ enum: cancelledBy, required: false }) cancelledBy?: CancelledBy;
  /** Why it was cancelled or rejected. */
  reason?: string;
  createdAt!: string;
  event!: PlaceEventDto;
  /** What the event asks. */
  questions!: QuestionDto[];
  can!: PlaceActionsDto;
}
