import {
  type AttendanceMode,
  attendanceModes,
  questionKinds,
  type QuestionKind,
  waitlistPolicies,
  type WaitlistPolicy,
} from '@zuomei/contracts';
import { ApiProperty } from '@nestjs/swagger';
import { NullIsLeftOut } from '@zuomei/platform';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
  IsNotEmpty,
  IsNumber,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { type ClosedReason, closedReasons } from './offering.entity.js';

const most = 1_000_000;

export class ModePlacesDto {
  @ApiProperty({ enum: attendanceModes }) attendanceMode!: AttendanceMode;
  /** Null without a limit. */
  @ApiProperty({ type: 'integer', nullable: true }) placesLeft!: number | null;
  /** People in this line. */
  waiting!: number;
}

export class SessionPlacesDto {
  sessionId!: string;
  /** Null without a limit. */
  @ApiProperty({ type: 'integer', nullable: true }) placesLeft!: number | null;
}

/** Whether one can sign up right now. */
export class AvailabilityDto {
  open!: boolean;
  /** Why not; `full` where there is no waitlist. */
  @ApiProperty({ enum: closedReasons, required: false }) reason?: ClosedReason;
  /** When it opens, if it is `not_yet_open`. */
  opensAt?: string;
  closesAt?: string;
  /** Null without a limit. */
  @ApiProperty({ type: 'integer', nullable: true }) placesLeft!: number | null;
  /** Whether one can stand in line once there is no place. */
  waitlist!: boolean;
  /** People in line; without those who let an offer lapse. */
  waiting!: number;
  /** Whether an organiser decides on each sign-up. */
  approval!: boolean;
  /** Hybrid events that count places by way of attending. */
  byMode?: ModePlacesDto[];
  /** Sessions with places of their own. */
  sessions!: SessionPlacesDto[];
  /** What is asked, as it now is. */
  questions!: TermsQuestionDto[];
}

export class SessionOccupancyDto {
  sessionId!: string;
  /** Null without a limit. */
  @ApiProperty({ type: 'integer', nullable: true }) capacity!: number | null;
  /** Seats held. */
  @ApiProperty({ type: 'integer' }) held!: number;
  /** People in the line of the session. */
  @ApiProperty({ type: 'integer' }) waitlisted!: number;
}

/** Seats and people of an event. */
export class OccupancyDto {
  /** Null without a limit. */
  @ApiProperty({ type: 'integer', nullable: true }) capacity!: number | null;
  confirmed!: number;
  pending!: number;
  offered!: number;
  waitlisted!: number;
  /** Seats given beyond capacity by an invitation that says so; not among those that capacity bounds. */
  beyondCapacity!: number;
  /** People who were there. */
  attended!: number;
  /** By session. */
  sessions!: SessionOccupancyDto[];
  /** Confirmed and not there; once the event is over. */
  noShows?: number;
}

export class TermsQuestionDto {
  @IsString() @IsNotEmpty() @MaxLength(60) key!: string;
  @IsString() @IsNotEmpty() @MaxLength(300) label!: string;
  @IsIn(questionKinds) kind!: QuestionKind;
  @IsBoolean() required!: boolean;
  @IsOptional() @IsArray() @ArrayMaxSize(100) @IsString({ each: true }) options?: string[];
  /** The least of a number, the fewest characters of a text, the fewest options of several. */
  @IsOptional() @NullIsLeftOut() @IsNumber() min?: number;
  /** The most of a number, the most characters of a text, the most options of several. */
  @IsOptional() @NullIsLeftOut() @IsNumber() max?: number;
}

export class CapacityByModeDto {
  @IsInt() @Min(0) @Max(most) onsite!: number;
  @IsInt() @Min(0) @Max(most) online!: number;
}

/** How one signs up; what is left out stays, null removes a limit or a time. */
export class ChangeSignUpTermsDto {
  /** Raising it promotes at once; below the seats held it is refused (409 BELOW_HELD). Null: no limit. */
  @ApiProperty({ type: 'integer', nullable: true, required: false })
  @ValidateIf((dto: ChangeSignUpTermsDto) => dto.capacity !== undefined && dto.capacity !== null)
  @IsInt()
  @Min(1)
  @Max(most)
  capacity?: number | null;

  /** Hybrid events only. Null: not counted apart. */
  @ApiProperty({ type: () => CapacityByModeDto, nullable: true, required: false })
  @IsOptional()
  @ValidateNested()
  @Type(() => CapacityByModeDto)
  capacityByMode?: CapacityByModeDto | null;

  @IsOptional() @IsBoolean() approval?: boolean;
  /** For sign-ups from now on. */
  @IsOptional() @IsBoolean() pendingHoldsSeat?: boolean;
  @IsOptional() @IsBoolean() waitlist?: boolean;
  @IsOptional() @IsIn(waitlistPolicies) waitlistPolicy?: WaitlistPolicy;
  /** A change of name, organisation, answers, sessions or way of attending is decided on again; the seat is kept. */
  @IsOptional() @IsBoolean() editsNeedApproval?: boolean;
  /** For how long a freed seat is offered to the next in line. Null: it is theirs at once. */
  @ApiProperty({ type: 'integer', nullable: true, required: false, minimum: 1, maximum: 168 })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(168)
  offerHours?: number | null;
  /** Offers end Monday to Friday, 08:00 to 20:00 of the event's zone. */
  @IsOptional() @IsBoolean() offerInOfficeHours?: boolean;
  /** From now on a sign-up counts once its mailed link was opened. */
  @IsOptional() @IsBoolean() confirmEmail?: boolean;
  /** People's data are deleted so many days after the event. */
  @IsOptional() @IsInt() @Min(120) @Max(3650) retentionDays?: number;
  @ApiProperty({ type: 'string', nullable: true, required: false }) @IsOptional() @IsISO8601() signUpOpensAt?:
    string | null;
  @ApiProperty({ type: 'string', nullable: true, required: false }) @IsOptional() @IsISO8601() signUpClosesAt?:
    string | null;
  @ApiProperty({ type: 'string', nullable: true, required: false }) @IsOptional() @IsISO8601() checkInOpensAt?:
    string | null;
  @ApiProperty({ type: 'string', nullable: true, required: false }) @IsOptional() @IsISO8601() checkInClosesAt?:
    string | null;
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => TermsQuestionDto)
  questions?: TermsQuestionDto[];
}

/** The sign-up terms of an event as they now are. */
export class SignUpTermsDto {
  eventId!: string;
  version!: number;
  @ApiProperty({ type: 'integer', nullable: true }) capacity!: number | null;
  capacityByMode?: CapacityByModeDto;
  approval!: boolean;
  pendingHoldsSeat!: boolean;
  waitlist!: boolean;
  @ApiProperty({ enum: waitlistPolicies }) waitlistPolicy!: WaitlistPolicy;
  editsNeedApproval!: boolean;
  @ApiProperty({ type: 'integer', nullable: true }) offerHours!: number | null;
  offerInOfficeHours!: boolean;
  confirmEmail!: boolean;
  retentionDays!: number;
  signUpOpensAt?: string;
  signUpClosesAt?: string;
  checkInOpensAt?: string;
  checkInClosesAt?: string;
  questions!: TermsQuestionDto[];
}
