import { checkInChannels, type CheckInChannel, checkInResults, type CheckInResult } from '@zuomei/contracts';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { NullIsLeftOut, PageQuery } from '@zuomei/platform';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsISO8601,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  ValidateIf,
  ValidateNested,
} from 'class-validator';

class ScannedDto {
  /** What the QR code says: the attendee's at the door; with channel `self` the one on the wall. */
  @ValidateIf((scan: ScannedDto) => typeof scan.registrationId !== 'string')
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  code?: string;

  /** In place of a code: who was found by name. Not with channel `self`. */
  @NullIsLeftOut() @IsOptional() @IsUUID() registrationId?: string;

  /** The scanner's own number for this scan, unique per event: the same scan sent again answers the same. */
  @IsString() @IsNotEmpty() @MaxLength(100) nonce!: string;

  /** The session at whose door it was scanned; left out at the door of the event. */
  @NullIsLeftOut() @IsOptional() @IsUUID() sessionId?: string;

  @NullIsLeftOut() @IsOptional() @IsString() @MaxLength(100) device?: string;
}

/** One scan at the door, or of the code on the wall. */
export class CheckInDto extends ScannedDto {
  /** When it was scanned, if not just now; scans made offline are sent later and stand. */
  @NullIsLeftOut() @IsOptional() @IsISO8601() occurredAt?: string;

  @NullIsLeftOut() @IsOptional() @IsIn(['gate', 'self']) channel?: 'gate' | 'self';
}

/** A scan that was made without network. */
export class OfflineScanDto extends ScannedDto {
  /** By the device's clock. */
  @IsISO8601() occurredAt!: string;
}

export class OfflineScansDto {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @ValidateNested({ each: true })
  @Type(() => OfflineScanDto)
  scans!: OfflineScanDto[];

  /** The device's clock at the moment of sending: the times of the scans are put right by the difference. */
  @NullIsLeftOut() @IsOptional() @IsISO8601() sentAt?: string;
}

/** The attendee's own check-in, with the code on the wall. */
export class SelfCheckInDto {
  /** What the code on the wall says. */
  @IsString() @IsNotEmpty() @MaxLength(200) code!: string;
  @IsString() @IsNotEmpty() @MaxLength(100) nonce!: string;
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
  /** Already checked in: since when. Whoever went out comes in again with this result. */
  firstAt?: string;
  /** Whose code it was; missing where the code is unknown or of another event. */
  registration?: CheckedInPersonDto;
}

/** Why one scan of several was not recorded. */
export class ScanProblemDto {
  code!: string;
  detail!: string;
}

export class OfflineResultDto {
  nonce!: string;
  id?: string;
  @ApiPropertyOptional({ enum: checkInResults }) result?: CheckInResult;
  sessionId?: string;
  occurredAt?: string;
  undoneAt?: string;
  firstAt?: string;
  registration?: CheckedInPersonDto;
  problem?: ScanProblemDto;
}

export class OfflineResultsDto {
  /** In the order sent. */
  items!: OfflineResultDto[];
  /** How far the device's clock is behind ours (negative: ahead); only if `sentAt` was given. */
  clockSkewSeconds?: number;
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
