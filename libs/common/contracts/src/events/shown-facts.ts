import { IsBoolean, IsIn, IsInt, IsISO8601, IsOptional, IsString, IsUUID, Min } from 'class-validator';
import { defineFact, topics } from '../fact.js';
import { showingForms, type ShowingForm } from '../vocabulary.js';

/** An achievement, need or laboratory shown at an event, as it now is. */
export class ShowingRecordedV1 {
  @IsUUID() showingId!: string;
  @IsInt() @Min(1) version!: number;
  @IsUUID() eventId!: string;
  @IsIn(showingForms) form!: ShowingForm;
  @IsOptional() @IsUUID() achievementId?: string;
  @IsOptional() @IsUUID() needId?: string;
  /** Of what is no record of its own, such as a laboratory. */
  @IsOptional() @IsString() title?: string;
  /** Taken off again; it counts no more. */
  @IsBoolean() removed!: boolean;
}

/** A count read off at one instant from one source. Of each source of an event the latest one counts. */
class ReadingV1 {
  @IsUUID() readingId!: string;
  @IsInt() @Min(1) version!: number;
  @IsUUID() eventId!: string;
  @IsInt() @Min(0) count!: number;
  @IsISO8601() at!: string;
  @IsString() source!: string;
}

export class LiveViewsRecordedV1 extends ReadingV1 {}
export class HeadCountRecordedV1 extends ReadingV1 {}

export const ShowingRecorded = defineFact({
  type: 'events.showing-recorded.v1',
  topic: topics.events,
  aggregate: 'showing',
  payload: ShowingRecordedV1,
  summary: 'Something is shown at an event, or is no longer.',
});

export const LiveViewsRecorded = defineFact({
  type: 'events.live-views-recorded.v1',
  topic: topics.events,
  aggregate: 'reading',
  payload: LiveViewsRecordedV1,
  summary: 'The visits to a livestream were read off from one source.',
});

export const HeadCountRecorded = defineFact({
  type: 'events.head-count-recorded.v1',
  topic: topics.events,
  aggregate: 'reading',
  payload: HeadCountRecordedV1,
  summary: 'How many people were there was estimated by hand.',
});
