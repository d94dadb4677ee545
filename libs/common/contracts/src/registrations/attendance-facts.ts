import { IsIn, IsInt, IsISO8601, IsOptional, IsUUID, Min } from 'class-validator';
import { defineFact, topics } from '../fact.js';

export const checkInChannels = ['gate', 'self', 'stream'] as const;
export type CheckInChannel = (typeof checkInChannels)[number];

/** Somebody was there. Keyed by the registration. */
export class AttendanceRecordedV1 {
  @IsUUID() registrationId!: string;
  @IsUUID() eventId!: string;
  @IsInt() @Min(1) version!: number;
  @IsUUID() checkInId!: string;
  @IsOptional() @IsUUID() sessionId?: string;
  @IsISO8601() occurredAt!: string;
  @IsIn(checkInChannels) channel!: CheckInChannel;
}

export class AttendanceUndoneV1 {
  @IsUUID() registrationId!: string;
  @IsUUID() eventId!: string;
  @IsInt() @Min(1) version!: number;
  @IsUUID() checkInId!: string;
}

const registration = { topic: topics.registrations, aggregate: 'registration' } as const;

export const AttendanceRecorded = defineFact({
  ...registration,
  type: 'registrations.attendance-recorded.v1',
  payload: AttendanceRecordedV1,
  summary: 'A scan or a stream join was accepted: somebody was there.',
});

export const AttendanceUndone = defineFact({
  ...registration,
  type: 'registrations.attendance-undone.v1',
  payload: AttendanceUndoneV1,
  summary: 'An accepted scan was taken back.',
});
