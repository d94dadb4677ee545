import {
  attendanceModes,
  type AttendanceMode,
  attendeeKinds,
  type AttendeeKind,
  locales,
  type Locale,
  registrationStatuses,
  type RegistrationStatus,
} from '@zuomei/contracts';
import { ApiHideProperty, ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { NullIsLeftOut, Trimmed } from '@zuomei/platform';
import {
  ArrayMaxSize,
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
  ValidateIf,
} from 'class-validator';

/** Who wants a place at an event. */
export class SignUpDto {
  /** Name as it shall be called out at the door. */
  @Trimmed() @IsString() @IsNotEmpty() @MaxLength(120) name!: string;

  /**
   * Where the link to the place is mailed; one live registration per address and event. May be left out with one
   * person's own invitation, which is bound to its address.
   */
  @NullIsLeftOut()
  @ValidateIf((dto: SignUpDto) => dto.email !== undefined || dto.invitation === undefined)
  @Trimmed()
  @IsString()
  @IsEmail()
  @MaxLength(254)
  email?: string;

  @IsOptional() @NullIsLeftOut() @IsString() @MaxLength(40) phone?: string;

  /** Name of the organisation, as the person writes it. */
  @IsOptional() @NullIsLeftOut() @IsString() @MaxLength(200) organisation?: string;

  /** The organisation in the product, if it was picked from the list. */
  @IsOptional() @NullIsLeftOut() @IsUUID() organisationId?: string;

  @IsOptional() @NullIsLeftOut() @IsIn(attendeeKinds) attendeeKind?: AttendeeKind;

  /** Job title. */
  @IsOptional() @NullIsLeftOut() @IsString() @MaxLength(120) title?: string;

  /** Sessions the person wants to attend. */
  @IsOptional()
  @NullIsLeftOut()
  @IsArray()
  @ArrayMaxSize(50)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  sessionIds?: string[];

  /** Answers to the event's questions, by their `key`: text, one option, a list of options, true or false, a number. */
  @ApiPropertyOptional({ type: 'object', additionalProperties: true })
  @IsOptional()
  @NullIsLeftOut()
  @IsObject()
  answers?: Record<string, unknown>;

  /** Token of an invitation. */
  @IsOptional() @NullIsLeftOut() @IsString() @MaxLength(200) invitation?: string;

  /** Left empty by people. */
  @IsOptional() @ApiHideProperty() homepage?: unknown;

  /** Only asked at hybrid events; `onsite` unless said. */
  @IsOptional() @NullIsLeftOut() @IsIn(attendanceModes) attendanceMode?: AttendanceMode;

  /** Language of the mails; `zh-CN` unless said. */
  @IsOptional() @NullIsLeftOut() @IsIn(locales) locale?: Locale;
}

/** What became of one session somebody chose. */
export class ChosenSessionDto {
  sessionId!: string;

  @ApiProperty({ enum: ['pending', 'confirmed', 'waitlisted', 'cancelled'] })
  status!: 'pending' | 'confirmed' | 'waitlisted' | 'cancelled';

  /** Place in line for the session, from 1; only while waitlisted. */
  position?: number;
}

/** A new registration, answered once to whoever signed up. */
export class SignedUpDto {
  id!: string;
  eventId!: string;

  @ApiProperty({ enum: registrationStatuses })
  status!: RegistrationStatus;

  /** Place in line, from 1; only while waitlisted. */
  position?: number;

  sessions!: ChosenSessionDto[];

  /** What the door scans; once confirmed. */
  checkInCode?: string;

  /** Secret that opens this registration (`X-Manage-Token`, or exchanged for a cookie). Not answered to organisers. */
  manageToken?: string;
}

/** Nothing is held yet: a link was mailed, and the sign-up counts once it is opened. */
export class ConfirmEmailDto {
  @ApiProperty({ enum: ['confirm_email'] })
  status!: 'confirm_email';

  /** Until when the link works. */
  expiresAt!: string;
}

/** The address has a place, or a place in line, already; its owner is told by mail at most once an hour. */
export class AlreadyRegisteredDto {
  @ApiProperty({ enum: ['already_registered'] })
  status!: 'already_registered';
}
