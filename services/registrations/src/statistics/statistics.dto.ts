import { ApiProperty } from '@nestjs/swagger';
import {
  attendanceModes,
  type AttendanceMode,
  attendeeKinds,
  type AttendeeKind,
  registrationStatuses,
  type RegistrationStatus,
} from '@zuomei/contracts';

export class DayCountDto {
  /** Local day of the event's zone. */
  day!: string;
  signUps!: number;
  cancellations!: number;
}

export class StatusCountDto {
  @ApiProperty({ enum: registrationStatuses }) status!: RegistrationStatus;
  count!: number;
}

/** Of whoever holds a place or waits for one (not cancelled or refused), and how many of them came. */
export class KindCountDto {
  /** Null: not said. */
  @ApiProperty({ enum: attendeeKinds, nullable: true }) attendeeKind!: AttendeeKind | null;
  registered!: number;
  attended!: number;
}

export class ModeCountDto {
  @ApiProperty({ enum: attendanceModes }) attendanceMode!: AttendanceMode;
  registered!: number;
  attended!: number;
}

export class OrganisationCountDto {
  /** As people wrote it; null: none. */
  @ApiProperty({ type: 'string', nullable: true }) organisation!: string | null;
  registered!: number;
  attended!: number;
}

export class SessionCountDto {
  sessionId!: string;
  title!: string;
  /** Null without a limit. */
  @ApiProperty({ type: 'integer', nullable: true }) capacity!: number | null;
  confirmed!: number;
  waitlisted!: number;
  attended!: number;
}

/** From the invitation to the door. Each is a part of the one before, but for whoever came without an invitation. */
export class FunnelDto {
  /** Seats offered by invitations that were not revoked. */
  invited!: number;
  /** Of these, signed up by their invitation. */
  invitedSignedUp!: number;
  /** Everybody who ever signed up. */
  signedUp!: number;
  confirmed!: number;
  attended!: number;
  /** Confirmed and not there; null until the event is over. */
  @ApiProperty({ type: 'integer', nullable: true }) noShows!: number | null;
}

/** Figures of one event; erasing people changes none of them. */
export class StatisticsDto {
  eventId!: string;
  signUpsByDay!: DayCountDto[];
  byStatus!: StatusCountDto[];
  byKind!: KindCountDto[];
  byMode!: ModeCountDto[];
  /** The largest 50. */
  byOrganisation!: OrganisationCountDto[];
  sessions!: SessionCountDto[];
  funnel!: FunnelDto;
}
