import { ApiProperty } from '@nestjs/swagger';
import { SurveyAnswersDto } from '../surveys/survey.dto.js';

export class MyFileDto {
  fileId!: string;
  name!: string;
  size!: number;
  type!: string;
}

export class MySessionDto {
  title!: string;
  status!: string;
}

export class MyCheckInDto {
  occurredAt!: string;
  /** What the scan came to; null: an earlier one was taken back. */
  @ApiProperty({ type: 'string', nullable: true }) result!: string | null;
  channel!: string;
}

export class MyIntentDto {
  kind!: string;
  toOrganisation?: string;
  note?: string;
  statedAt!: string;
}

export class MyInvitationDto {
  status!: string;
  name?: string;
  organisation?: string;
  reason?: string;
  createdAt!: string;
}

export class MyRegistrationDto {
  id!: string;
  status!: string;
  name!: string;
  email!: string;
  phone?: string;
  organisation?: string;
  attendeeKind?: string;
  title?: string;
  attendanceMode!: string;
  locale!: string;
  @ApiProperty({ type: 'object', additionalProperties: true }) answers!: Record<string, unknown>;
  /** Why it was cancelled or refused. */
  reason?: string;
  createdAt!: string;
  files!: MyFileDto[];
  sessions!: MySessionDto[];
  checkIns!: MyCheckInDto[];
  intents!: MyIntentDto[];
  survey!: SurveyAnswersDto[];
}

/** What is kept elsewhere, and why it may be. */
export class KeptElsewhereDto {
  what!: string;
  why!: string;
}

/** All that is held of one person at one event. */
export class MyDataDto {
  eventId!: string;
  event!: string;
  exportedAt!: string;
  /** When all of this is deleted by itself; unknown while the event has no date. */
  deletedAt?: string;
  registrations!: MyRegistrationDto[];
  invitations!: MyInvitationDto[];
  elsewhere!: KeptElsewhereDto[];
}
