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
  visibilities,
  type Visibility,
} from '@zuomei/contracts';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsEmail,
  IsIn,
  IsNotEmpty,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
} from 'class-validator';
import { NullIsLeftOut, Trimmed } from '@zuomei/platform';
import type { Answers } from './answers.js';
import { type WaitingReason, waitingReasons } from './waiting-reason.js';

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

  /** At hybrid events; refused with EVENT_FULL while the other way has no place, and the one held is kept. */
  @IsOptional() @NullIsLeftOut() @IsIn(attendanceModes) attendanceMode?: AttendanceMode;

  /** `wait`: where the other way is full, the place held is given up for one in its line. */
  @ApiPropertyOptional({ enum: ['refuse', 'wait'] })
  @IsOptional()
  @NullIsLeftOut()
  @IsIn(['refuse', 'wait'])
  ifFull?: 'refuse' | 'wait';
}

/** Who comes instead; organisation, kind and language stay unless said. */
export class SubstituteDto {
  @Trimmed() @IsString() @IsNotEmpty() @MaxLength(120) name!: string;

  /** Where the new link is mailed. */
  @Trimmed() @IsString() @IsEmail() @MaxLength(254) email!: string;

  @IsOptional() @NullIsLeftOut() @IsString() @MaxLength(40) phone?: string;
  @IsOptional() @NullIsLeftOut() @IsString() @MaxLength(120) title?: string;
  @IsOptional() @NullIsLeftOut() @IsString() @MaxLength(200) organisation?: string;
  @IsOptional() @NullIsLeftOut() @IsIn(attendeeKinds) attendeeKind?: AttendeeKind;
  @IsOptional() @NullIsLeftOut() @IsIn(locales) locale?: Locale;

  /** What the event asks is asked of the new person again. */
  @ApiPropertyOptional({ type: 'object', additionalProperties: true })
  @IsOptional()
  @NullIsLeftOut()
  @IsObject()
  answers?: Record<string, unknown>;
}

/** Many at once. */
export class ApproveManyDto {
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(500) @ArrayUnique() @IsUUID(undefined, { each: true }) ids!: string[];
}

export class RejectManyDto extends ApproveManyDto {
  /** Told to each of them. */
  @IsString() @IsNotEmpty() @MaxLength(1000) reason!: string;
}

/** Why something was left as it was. */
export class RowProblemDto {
  code!: string;
  detail!: string;
}

export class DecisionDto {
  id!: string;
  /** As it is now. */
  @ApiProperty({ enum: registrationStatuses, required: false }) status?: RegistrationStatus;
  problem?: RowProblemDto;
}

export class DecisionsDto {
  /** One for each id, in the order asked. */
  items!: DecisionDto[];
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
  /** Least number, fewest characters, fewest options. */
  min?: number;
  /** Largest number, most characters, most options. */
  max?: number;
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
  @ApiProperty({ enum: visibilities }) visibility!: Visibility;
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

/** Why somebody still stands in line. */
export class WaitingDto {
  /** `full`; `group_does_not_fit`: seats are free, but not for all of the group; `behind_group`: they are kept for one. */
  @ApiProperty({ enum: waitingReasons }) reason!: WaitingReason;
  /** Seats the group needs. */
  needed?: number;
  /** Seats that are free. */
  free?: number;
}

/** The others of a group are named to nobody but the organiser. */
export class PlaceGroupDto {
  id!: string;
  organisation!: string;
  allOrNone!: boolean;
  /** People of it that have a place, or a place in line. */
  people!: number;
}

/** What can be done with a registration right now. */
export class PlaceActionsDto {
  change!: boolean;
  cancel!: boolean;
  /** Let somebody else come instead. */
  substitute!: boolean;
  /** Say yes to the seat that is kept. */
  acceptOffer!: boolean;
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
  /** Until when the offered seat is kept; only while offered. */
  offerExpiresAt?: string;
  /** When the last offer was not accepted in time; waitlisted without a position since then. */
  offerLapsedAt?: string;
  /** Who gets the next place that frees; only while in line. */
  waiting?: WaitingDto;
  /** Signed up together with others. */
  group?: PlaceGroupDto;
  /** A change of name, organisation, answers, sessions or way of attending is decided on again. */
  editsNeedApproval?: boolean;
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
  /** Of these, what was never answered, or was asked in other words when it was. */
  questionsToAnswer!: QuestionDto[];
  /** What was answered, in the words in which it was asked then. */
  answeredQuestions!: QuestionDto[];
  can!: PlaceActionsDto;
}
