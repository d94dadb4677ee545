import { IsInt, IsOptional, IsString, IsUUID, Min } from 'class-validator';
import { defineFact, topics } from '../fact.js';

/** A series as it now is. */
export class SeriesRecordedV1 {
  @IsUUID() seriesId!: string;
  @IsInt() @Min(1) version!: number;
  @IsString() name!: string;
  @IsOptional() @IsString() nameEn?: string;
  @IsOptional() @IsUUID() parentId?: string;
}

export const SeriesRecorded = defineFact({
  type: 'events.series-recorded.v1',
  topic: topics.events,
  aggregate: 'series',
  payload: SeriesRecordedV1,
  summary: 'A series was created or changed.',
});
