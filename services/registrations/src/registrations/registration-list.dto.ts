import {
  attendanceModes,
  type AttendanceMode,
  attendeeKinds,
  type AttendeeKind,
  registrationStatuses,
  type RegistrationStatus,
} from '@zuomei/contracts';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { PageQuery } from '@zuomei/platform';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { attendanceStates, type AttendanceState, RegistrationFilter } from './registration-filter.js';
import { WaitingDto } from './place.dto.js';
import { ChosenSessionDto } from './sign-up.dto.js';

/** Which registrations of an event; in order of sign-up, those in line in order of the line. */
export class RegistrationListQuery extends RegistrationFilter implements PageQuery {
  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 200, default: 50, description: 'How many.' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit: number = 50;

  /** `nextCursor` of the page before. */
  @IsOptional() @IsString() @MaxLength(500) cursor?: string;
}

/** A group that somebody was signed up with. */
export class GroupItemDto {
  id!: string;
  organisation!: string;
  allOrNone!: boolean;
}

export class RegistrationItemDto {
  id!: string;
  @ApiProperty({ enum: registrationStatuses }) status!: RegistrationStatus;
  /** Place in line, from 1; only while waitlisted. */
  position?: number;
  /** Why there is no seat yet; only while waitlisted. */
  waiting?: WaitingDto;
  /** Until when the offered seat is kept. */
  offerExpiresAt?: string;
  group?: GroupItemDto;
  name!: string;
  email!: string;
  phone?: string;
  organisation?: string;
  title?: string;
  @ApiProperty({ enum: attendeeKinds, required: false }) attendeeKind?: AttendeeKind;
  @ApiProperty({ enum: attendanceModes }) attendanceMode!: AttendanceMode;
  sessions!: ChosenSessionDto[];
  /** `attended` from the first scan on; `no_show` once the event is over. */
  @ApiProperty({ enum: attendanceStates, required: false }) attendance?: AttendanceState;
  /** When somebody scanned it first. */
  attendedAt?: string;
  /** Set once the person's data were erased; name and address are empty then. */
  erasedAt?: string;
  /** Once confirmed. */
  checkInCode?: string;
  createdAt!: string;
  version!: number;
}

export class RegistrationPageDto {
  items!: RegistrationItemDto[];
  @ApiProperty({ type: 'string', nullable: true }) nextCursor!: string | null;
}

/** How many there are of each state, with the same filters; `status` is left out of them. */
export class RegistrationTotalsDto {
  total!: number;
  pending!: number;
  confirmed!: number;
  waitlisted!: number;
  offered!: number;
  rejected!: number;
  cancelled!: number;
}
