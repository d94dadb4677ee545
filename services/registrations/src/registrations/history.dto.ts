import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { type LogAuthor, logAuthors, logEntries, type LogEntry } from './registration-log.js';

export class HistoryEntryDto {
  at!: string;
  @ApiProperty({ enum: logEntries }) what!: LogEntry;
  @ApiProperty({ enum: logAuthors }) by!: LogAuthor;
  /** The organiser who did it. */
  userId?: string;
  /** Figures, states and names of fields; never a value of the person. */
  @ApiPropertyOptional({ type: 'object', additionalProperties: true }) detail?: Record<string, unknown>;
}

export class HistoryDto {
  items!: HistoryEntryDto[];
}
