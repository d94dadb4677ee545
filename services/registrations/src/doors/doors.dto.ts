import { registrationStatuses, type RegistrationStatus } from '@zuomei/contracts';
import { ApiProperty } from '@nestjs/swagger';
import { NullIsLeftOut, Trimmed } from '@zuomei/platform';
import { Type } from 'class-transformer';
import {
  IsInt,
  IsISO8601,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';

export class MakeDoorLinkDto {
  /** The gate, or who stands there. */
  @Trimmed() @IsString() @IsNotEmpty() @MaxLength(60) label!: string;

  /** 12 hours after the end of the event unless said. */
  @NullIsLeftOut() @IsOptional() @IsISO8601() expiresAt?: string;
}

export class DoorLinkDto {
  id!: string;
  label!: string;
  @ApiProperty({ enum: ['active', 'expired', 'revoked'] }) status!: 'active' | 'expired' | 'revoked';
  createdAt!: string;
  expiresAt!: string;
  revokedAt?: string;
  /** Scans made with it. */
  scans!: number;
  lastScanAt?: string;
}

export class NewDoorLinkDto extends DoorLinkDto {
  /** For the steward; shown this once. */
  url!: string;
}

export class DoorLinksDto {
  /** The newest first. */
  items!: DoorLinkDto[];
}

export class OpenDoorDto {
  @IsString() @MaxLength(200) token!: string;
}

export class DoorSessionDto {
  sessionId!: string;
  title!: string;
  startsAt!: string;
  endsAt!: string;
  room?: string;
  /** Whether only who has a place in it may enter. */
  places!: boolean;
}

/** What a device at the door has to know of the event. */
export class DoorEventDto {
  id!: string;
  title!: string;
  titleEn?: string;
  startsAt!: string;
  endsAt!: string;
  timeZone!: string;
  venue?: string;
  checkInOpensAt?: string;
  checkInClosesAt?: string;
  sessions!: DoorSessionDto[];
}

export class OpenedDoorDto {
  label!: string;
  expiresAt!: string;
  event!: DoorEventDto;
}

export class DoorListQueryDto {
  /** `version` of an earlier answer: only what has changed since. */
  @IsOptional() @Matches(/^\d{1,20}$/) since?: string;

  /** `nextCursor` of the page before. */
  @IsOptional() @IsUUID() cursor?: string;

  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(5000) limit: number = 2000;
}

export class DoorEntryDto {
  /** Left out at the door of the event. */
  sessionId?: string;
  at!: string;
}

export class DoorPersonDto {
  registrationId!: string;
  @ApiProperty({ enum: registrationStatuses }) status!: RegistrationStatus;
  /** SHA-256 of the check-in code, lower-case hex. */
  codeHash!: string;
  /** Only of those who are confirmed. */
  name?: string;
  organisation?: string;
  /** Sessions with a place. */
  sessionIds?: string[];
  /** Entries so far. */
  entries?: DoorEntryDto[];
}

export class DoorListDto {
  event!: DoorEventDto;
  items!: DoorPersonDto[];
  @ApiProperty({ type: 'string', nullable: true }) nextCursor!: string | null;
  /** Of the list; the next question is `?since=` with that of the first page. */
  version!: string;
  /** Everybody is listed, not only who has changed: forget the earlier list. */
  whole!: boolean;
}

export class DoorCountQueryDto {
  /** Of one session; of the whole event unless said. */
  @IsOptional() @IsUUID() sessionId?: string;
}

export class DoorCountDto {
  attended!: number;
  /** Confirmed places. */
  expected!: number;
}

export class WallCodeDto {
  /** What the QR code on the wall says. */
  url!: string;
  /** From 1; a new one makes the earlier worthless. */
  generation!: number;
  issuedAt?: string;
}

export class LinkAgainDto {
  @Trimmed() @IsString() @IsNotEmpty() @MaxLength(254) email!: string;
}

export class LinkAgainAnswerDto {
  /** The same whether or not the address is registered. */
  @ApiProperty({ enum: ['sent_if_registered'] }) status!: 'sent_if_registered';
}
