import { ApiProperty } from '@nestjs/swagger';
import { NullIsLeftOut, Trimmed } from '@zuomei/platform';
import { IsEmail, IsNotEmpty, IsOptional, IsString, MaxLength } from 'class-validator';
import { AvailabilityDto } from '../offerings/offerings.dto.js';
import { PlaceEventDto, QuestionDto } from '../registrations/place.dto.js';
import { SignUpDto } from '../registrations/sign-up.dto.js';
import { InvitationDto } from './invitations.dto.js';

/** Exchanges a mailed link for a cookie. */
export class OpenInvitationDto {
  /** What stands after `#` in the link. */
  @IsString() @IsNotEmpty() @MaxLength(200) token!: string;
}

/** As a sign-up; the address of one person's own invitation may be left out. */
export class AcceptInvitationDto extends SignUpDto {
  @IsOptional() @NullIsLeftOut() @Trimmed() @IsString() @IsEmail() @MaxLength(254) override email?: string = undefined;
}

export class DeclineInvitationDto {
  /** In own words, for the organiser. */
  @IsOptional() @NullIsLeftOut() @IsString() @MaxLength(1000) reason?: string;
  /** Token of the invitation, without its cookie. */
  @IsOptional() @NullIsLeftOut() @IsString() @MaxLength(200) invitation?: string;
}

export class InvitedSessionDto {
  sessionId!: string;
  title!: string;
  startsAt!: string;
  endsAt!: string;
  room?: string;
  @ApiProperty({ type: 'integer', nullable: true }) placesLeft!: number | null;
}

export class InvitedHostDto {
  id!: string;
  name!: string;
}

export class InvitedEventDto extends PlaceEventDto {
  /** Who invites. */
  hosts!: InvitedHostDto[];
  questions!: QuestionDto[];
  sessions!: InvitedSessionDto[];
  availability!: AvailabilityDto;
}

/** Who is invited, by whom, to what, until when. */
export class InvitedDto {
  invitation!: InvitationDto;
  event!: InvitedEventDto;
}
