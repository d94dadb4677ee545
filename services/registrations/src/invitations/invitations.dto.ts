import { locales, type Locale } from '@zuomei/contracts';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { NullIsLeftOut, PageQuery, Trimmed } from '@zuomei/platform';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsEmail,
  IsIn,
  IsInt,
  IsISO8601,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { type InvitationStatus, invitationStatuses } from './invitation.entity.js';

/** One person, or an organisation that fills a number of seats itself. */
export class InviteDto {
  /** Where the link is mailed: to the person, or to whoever fills the seats for its organisation. */
  @Trimmed() @IsString() @IsEmail() @MaxLength(254) email!: string;
  @IsOptional() @NullIsLeftOut() @Trimmed() @IsString() @MaxLength(120) name?: string;
  /** With it, or with more than one seat, whoever has the link may fill a seat; otherwise only the address invited. */
  @IsOptional() @NullIsLeftOut() @IsUUID() organisationId?: string;
  @IsOptional() @NullIsLeftOut() @Trimmed() @IsString() @MaxLength(200) organisation?: string;
  /** 1 unless said. */
  @IsOptional() @NullIsLeftOut() @IsInt() @Min(1) @Max(1000) seats?: number;
  /** A place without the organiser's decision. */
  @IsOptional() @NullIsLeftOut() @IsBoolean() skipApproval?: boolean;
  /** A seat beyond capacity where none is left; counted apart. */
  @IsOptional() @NullIsLeftOut() @IsBoolean() exceedCapacity?: boolean;
  /** Until the event's sign-up closes unless said. */
  @IsOptional() @NullIsLeftOut() @IsISO8601({ strict: true }) expiresAt?: string;
  /** Language of the mails; `zh-CN` unless said. */
  @IsOptional() @NullIsLeftOut() @IsIn(locales) locale?: Locale;
}

export class InviteListDto {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @ValidateNested({ each: true })
  @Type(() => InviteDto)
  invitations!: InviteDto[];
}

export class InvitationDto {
  id!: string;
  eventId!: string;
  version!: number;
  @ApiProperty({ enum: invitationStatuses }) status!: InvitationStatus;
  email!: string;
  name?: string;
  organisationId?: string;
  organisation?: string;
  @ApiProperty({ type: 'integer' }) seats!: number;
  /** Seats that nobody has filled. */
  @ApiProperty({ type: 'integer' }) seatsLeft!: number;
  skipApproval!: boolean;
  exceedCapacity!: boolean;
  expiresAt?: string;
  /** Why it was declined. */
  reason?: string;
  @ApiProperty({ enum: locales }) locale!: Locale;
  /** Reminders mailed so far; five at most. */
  @ApiProperty({ type: 'integer' }) reminders!: number;
  remindedAt?: string;
  answeredAt?: string;
  createdAt!: string;
}

export class NotInvitedDto {
  email!: string;
  @ApiProperty({ enum: ['already_invited', 'already_registered'] }) problem!: 'already_invited' | 'already_registered';
}

export class InvitedListDto {
  items!: InvitationDto[];
  /** Who has an invitation or a place already; nobody is invited twice. */
  skipped!: NotInvitedDto[];
}

export class InvitationFilter {
  @ApiPropertyOptional({ enum: invitationStatuses, description: 'Every state unless said.' })
  @IsOptional()
  @IsIn(invitationStatuses)
  status?: InvitationStatus;

  /** Part of a name, an address or an organisation. */
  @IsOptional() @IsString() @MaxLength(100) q?: string;
}

export class InvitationListQuery extends PageQuery {
  @ApiPropertyOptional({ enum: invitationStatuses, description: 'Every state unless said.' })
  @IsOptional()
  @IsIn(invitationStatuses)
  status?: InvitationStatus;

  /** Part of a name, an address or an organisation. */
  @IsOptional() @IsString() @MaxLength(100) q?: string;
}

export class InvitationCountsDto {
  @ApiProperty({ type: 'integer' }) sent!: number;
  @ApiProperty({ type: 'integer' }) accepted!: number;
  @ApiProperty({ type: 'integer' }) declined!: number;
  @ApiProperty({ type: 'integer' }) expired!: number;
  @ApiProperty({ type: 'integer' }) revoked!: number;
}

export class InvitationPageDto {
  items!: InvitationDto[];
  @ApiProperty({ type: String, nullable: true }) nextCursor!: string | null;
  /** Of the whole event, whatever the filter. */
  counts!: InvitationCountsDto;
}

export class RemindedDto {
  /** Who is mailed a reminder now. */
  @ApiProperty({ type: 'integer' }) reminded!: number;
  /** Who has not answered, but was reminded within a day or five times already. */
  @ApiProperty({ type: 'integer' }) spared!: number;
}

export class ResendDto {
  /** Where to, if the address was wrong. */
  @IsOptional() @NullIsLeftOut() @Trimmed() @IsString() @IsEmail() @IsNotEmpty() @MaxLength(254) email?: string;
}
