import { checkInChannels, type CheckInChannel, checkInResults, type CheckInResult } from '@zuomei/contracts';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PageQuery } from '@zuomei/platform';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { CheckedInPersonDto } from './check-ins.dto.js';

export class CheckInLogFilter {
  @IsOptional() @IsIn(checkInResults) result?: CheckInResult;
  @IsOptional() @IsIn(checkInChannels) channel?: CheckInChannel;
  @IsOptional() @IsString() @MaxLength(100) device?: string;
}

export class CheckInLogQuery extends PageQuery {
  @IsOptional() @IsIn(checkInResults) result?: CheckInResult;
  @IsOptional() @IsIn(checkInChannels) channel?: CheckInChannel;
  /** As the scanner named itself. */
  @IsOptional() @IsString() @MaxLength(100) device?: string;
}

/** One line of the log: a scan, or the taking back of one. */
export class CheckInLineDto {
  id!: string;
  /** Missing for a line that takes another back. */
  @ApiPropertyOptional({ enum: checkInResults }) result?: CheckInResult;
  /** The scan that this line takes back. */
  undoes?: string;
  undoneAt?: string;
  @ApiProperty({ enum: checkInChannels }) channel!: CheckInChannel;
  device?: string;
  /** Label of the door link it was made with. */
  door?: string;
  session?: string;
  occurredAt!: string;
  /** When it reached us; later than `occurredAt` for a scan made without network. */
  receivedAt!: string;
  registration?: CheckedInPersonDto;
}

export class CheckInLogPageDto {
  /** The newest first. */
  items!: CheckInLineDto[];
  @ApiProperty({ type: 'string', nullable: true }) nextCursor!: string | null;
}
