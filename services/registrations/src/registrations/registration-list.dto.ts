import { attendanceModes, type AttendanceMode, registrationStatuses, type RegistrationStatus } from '@zuomei/contracts';
import { ApiProperty } from '@nestjs/swagger';
import { PageQuery } from '@zuomei/platform';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { ChosenSessionDto } from './sign-up.dto.js';

/** Which registrations of an event; in order of sign-up, those in line in order of the line. */
export class RegistrationFilter {
  /** Every state unless said. */
  @IsOptional() @IsIn(registrationStatuses) status?: RegistrationStatus;

  /** Part of a name, an address, an organisation or a phone number. */
  @IsOptional() @IsString() @MaxLength(100) q?: string;
}

export class RegistrationListQuery extends PageQuery {
  /** Every state unless said. */
  @IsOptional() @IsIn(registrationStatuses) status?: RegistrationStatus;

  /** Part of a name, an address, an organisation or a phone number. */
  @IsOptional() @IsString() @MaxLength(100) q?: string;
}

export class RegistrationItemDto {
  id!: string;
  @ApiProperty({ enum: registrationStatuses }) status!: RegistrationStatus;
  /** Place in line, from 1; only while waitlisted. */
  position?: number;
  name!: string;
  email!: string;
  phone?: string;
  organisation?: string;
  title?: string;
  @ApiProperty({ enum: attendanceModes }) attendanceMode!: AttendanceMode;
  sessions!: ChosenSessionDto[];
  /** Once confirmed. */
  checkInCode?: string;
  createdAt!: string;
  version!: number;
}

export class RegistrationPageDto {
  items!: RegistrationItemDto[];
  @ApiProperty({ type: 'string', nullable: true }) nextCursor!: string | null;
}
