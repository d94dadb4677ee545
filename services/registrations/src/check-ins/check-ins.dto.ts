import { checkInChannels, type CheckInChannel, checkInResults, type CheckInResult } from '@zuomei/contracts';
import { ApiProperty } from '@nestjs/swagger';
import { NullIsLeftOut, PageQuery } from '@zuomei/platform';
import { IsIn, IsISO8601, IsNotEmpty, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';

/** One scan at the door. */
export class CheckInDto {
  /** What the QR code says. */
  @IsString() @IsNotEmpty() @MaxLength(200) code!: string;

  /** The scanner's own number for this scan, unique per event: the same scan sent again answers the same. */
  @IsString() @IsNotEmpty() @MaxLength(100) nonce!: string;

  /** When it was scanned, if not just now; scans made offline are sent later and stand. */
  @NullIsLeftOut() @IsOptional() @IsISO8601() occurredAt?: string;

  /** The session at whose door it was scanned; left out at the door of the event. */
  @NullIsLeftOut() @IsOptional() @IsUUID() sessionId?: string;

  @NullIsLeftOut() @IsOptional() @IsString() @MaxLength(100) device?: string;

  @NullIsLeftOut() @IsOptional() @IsIn(['gate', 'self']) channel?: 'gate' | 'self';
}

export class CheckedInPersonDto {
  id!: string;
  name!: string;
  organisation?: string;
}

/** What became of a scan. Every scan is kept, the refused ones too. */
export class CheckInResultDto {
  id!: string;
  @ApiProperty({ enum: checkInResults }) result!: CheckInResult;
  sessionId?: string;
  occurredAt!: string;
  /** Set once it was taken back. */
  undoneAt?: string;
  /** Whose code it was; missing where the code is unknown or of another event. */
  registration?: CheckedInPersonDto;
}

export class AttendanceQuery extends PageQuery {
  @IsOptional() @IsUUID() event?: string;
  @IsOptional() @IsUUID() series?: string;
  @IsOptional() @IsString() @MaxLength(40) kind?: string;
  @IsOptional() @IsUUID() host?: string;
  @IsOptional() @IsString() @MaxLength(100) industry?: string;
  /** First local start date of the event, inclusive. */
  @IsOptional() @IsISO8601({ strict: true }) from?: string;
  /** Last local start date of the event, inclusive. */
  @IsOptional() @IsISO8601({ strict: true }) to?: string;
}

/** That somebody was there; one per registration. No names. */
export class AttendanceDto {
  registrationId!: string;
  eventId!: string;
  checkInId!: string;
  occurredAt!: string;
  @ApiProperty({ enum: checkInChannels }) channel!: CheckInChannel;
  organisationId?: string;
  attendeeKind?: string;
}

export class AttendancePageDto {
  items!: AttendanceDto[];
  @ApiProperty({ type: 'string', nullable: true }) nextCursor!: string | null;
}

export class JoinDto {
  /** Address of the livestream. */
  url!: string;
}
