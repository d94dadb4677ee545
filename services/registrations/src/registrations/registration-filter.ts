import {
  attendanceModes,
  type AttendanceMode,
  attendeeKinds,
  type AttendeeKind,
  registrationStatuses,
  type RegistrationStatus,
} from '@zuomei/contracts';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { NullIsLeftOut } from '@zuomei/platform';
import { IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';

/** Whether somebody came; `no_show` only of events that are over, and of whoever had a place. */
export const attendanceStates = ['attended', 'no_show'] as const;
export type AttendanceState = (typeof attendanceStates)[number];

/** What of the people of an event is meant: in lists, exports and messages the same. */
export interface Filter {
  status?: RegistrationStatus;
  attendance?: AttendanceState;
  session?: string;
  attendanceMode?: AttendanceMode;
  attendeeKind?: AttendeeKind;
  organisation?: string;
  q?: string;
}

/** The same as it comes in a request; every state unless said. */
export class RegistrationFilter implements Filter {
  @ApiPropertyOptional({ enum: registrationStatuses })
  @IsOptional()
  @NullIsLeftOut()
  @IsIn(registrationStatuses)
  status?: RegistrationStatus;

  @ApiPropertyOptional({
    enum: attendanceStates,
    description: 'Whether they came; nobody is a `no_show` before the event is over.',
  })
  @IsOptional()
  @NullIsLeftOut()
  @IsIn(attendanceStates)
  attendance?: AttendanceState;

  @ApiPropertyOptional({ format: 'uuid', description: 'Those who chose this session.' })
  @IsOptional()
  @NullIsLeftOut()
  @IsUUID()
  session?: string;

  @ApiPropertyOptional({ enum: attendanceModes })
  @IsOptional()
  @NullIsLeftOut()
  @IsIn(attendanceModes)
  attendanceMode?: AttendanceMode;

  @ApiPropertyOptional({ enum: attendeeKinds })
  @IsOptional()
  @NullIsLeftOut()
  @IsIn(attendeeKinds)
  attendeeKind?: AttendeeKind;

  @ApiPropertyOptional({ description: 'Part of the organisation’s name.' })
  @IsOptional()
  @NullIsLeftOut()
  @IsString()
  @MaxLength(200)
  organisation?: string;

  @ApiPropertyOptional({ description: 'Part of a name, an address, an organisation or a phone number.' })
  @IsOptional()
  @NullIsLeftOut()
  @IsString()
  @MaxLength(100)
  q?: string;
}

/** As conditions on the table `registrations`, with their values added by `value`. */
export function conditionsOf(filter: Filter, over: boolean, value: (v: unknown) => string): string[] {
  const where: string[] = [];
  const attended = 'EXISTS (SELECT 1 FROM attendances a WHERE a.registration_id = registrations.id)';
  if (filter.status !== undefined) where.push(`status = ${value(filter.status)}`);
  if (filter.attendance === 'attended') where.push(attended);
  if (filter.attendance === 'no_show') where.push(over ? `status = 'confirmed' AND NOT ${attended}` : 'false');
  if (filter.session !== undefined) {
    where.push(
      `EXISTS (SELECT 1 FROM registration_sessions s WHERE s.registration_id = registrations.id
         AND s.session_id = ${value(filter.session)} AND s.status <> 'cancelled')`,
    );
  }
  if (filter.attendanceMode !== undefined) where.push(`attendance_mode = ${value(filter.attendanceMode)}`);
  if (filter.attendeeKind !== undefined) where.push(`attendee_kind = ${value(filter.attendeeKind)}`);
  if (filter.organisation?.trim()) {
    where.push(`strpos(lower(organisation), ${value(filter.organisation.trim().toLowerCase())}) > 0`);
  }
  if (filter.q?.trim()) {
    // Byte by byte, which is quick, and right in UTF-8.
    where.push(`strpos(search COLLATE "C", ${value(filter.q.trim().toLowerCase())}) > 0`);
  }
  return where;
}
