import { type AttendeeKind, attendeeKinds, type IntentKind, intentKinds } from '@zuomei/contracts';
import { ApiProperty } from '@nestjs/swagger';
import { NullIsLeftOut } from '@zuomei/platform';
import { Type } from 'class-transformer';
import {
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import {
  type Absence,
  absences,
  type Consent,
  consents,
  type MeetingStatus,
  meetingStatuses,
  type Side,
  sides,
} from './meeting.entity.js';

export class MeetingPlanInput {
  /** When the first slot begins. */
  @IsString() @Matches(/^\d{4}-\d{2}-\d{2}T.*(Z|[+-]\d{2}:\d{2})$/) @IsISO8601({ strict: true }) startsAt!: string;
  /** How many follow each other. */
  @IsInt() @Min(1) @Max(100) slots!: number;
  @IsInt() @Min(5) @Max(240) slotMinutes!: number;
  @IsInt() @Min(1) @Max(200) tables!: number;
}

export class MeetingInput {
  /** Registration of who needs. */
  @IsUUID() askingId!: string;
  /** Registration of who offers: of the achievement's team, or an expert. */
  @IsUUID() givingId!: string;
  @IsOptional() @NullIsLeftOut() @IsUUID() needId?: string;
  @IsOptional() @NullIsLeftOut() @IsUUID() achievementId?: string;
}

export class MissedInput {
  /** Who did not come. */
  @IsIn(absences) absent!: Absence;
}

export class OutcomeIntent {
  @IsIn(intentKinds) kind!: IntentKind;
}

export class HeldInput {
  /** Of who asked towards who offers; recorded as if it had been stated by link. */
  @IsOptional() @NullIsLeftOut() @ValidateNested() @Type(() => OutcomeIntent) intent?: OutcomeIntent;
}

export class PartiesQuery {
  /** Part of a name or an organisation. */
  @IsOptional() @IsString() @MaxLength(100) q?: string;
}

export class SlotDto {
  no!: number;
  startsAt!: string;
  endsAt!: string;
}

export class MeetingPlanDto {
  version!: number;
  startsAt!: string;
  slotMinutes!: number;
  tables!: number;
  slots!: SlotDto[];
}

/** What a meeting is about. */
export class MeetingSubject {
  id!: string;
  title!: string;
}

export class MeetingParty {
  registrationId!: string;
  name!: string;
  organisation?: string;
  organisationId?: string;
  title?: string;
  @ApiProperty({ enum: attendeeKinds, required: false }) attendeeKind?: AttendeeKind;
  /** Checked in at the event. */
  present!: boolean;
}

export class MeetingDto {
  id!: string;
  version!: number;
  @ApiProperty({ enum: meetingStatuses }) status!: MeetingStatus;
  need?: MeetingSubject;
  achievement?: MeetingSubject;
  asking!: MeetingParty;
  giving!: MeetingParty;
  @ApiProperty({ enum: consents }) askingSays!: Consent;
  @ApiProperty({ enum: consents }) givingSays!: Consent;
  /** Once set, from 1. */
  slot?: number;
  tableNo?: number;
  startsAt?: string;
  endsAt?: string;
  /** Who missed it, where that is known. */
  @ApiProperty({ enum: absences, required: false }) absent?: Absence;
  intentId?: string;
}

/** All of an event: planned, waiting, over. */
export class MeetingsDto {
  /** Null before slots and tables are planned. */
  plan!: MeetingPlanDto | null;
  items!: MeetingDto[];
}

export class MeetingPartiesDto {
  items!: MeetingParty[];
}

/** The other one, as told to somebody: by name only once both said yes. */
export class CounterpartDto {
  name?: string;
  organisation?: string;
  title?: string;
}

export class PlaceMeetingDto {
  id!: string;
  @ApiProperty({ enum: meetingStatuses }) status!: MeetingStatus;
  /** Which of the two the attendee is. */
  @ApiProperty({ enum: sides }) side!: Side;
  @ApiProperty({ enum: consents }) mine!: Consent;
  @ApiProperty({ enum: consents }) theirs!: Consent;
  with!: CounterpartDto;
  need?: MeetingSubject;
  achievement?: MeetingSubject;
  tableNo?: number;
  startsAt?: string;
  endsAt?: string;
  @ApiProperty({ enum: absences, required: false }) absent?: Absence;
}

export class PlaceMeetingsDto {
  items!: PlaceMeetingDto[];
}
