import { ArrayMaxSize, ArrayMinSize, IsArray, IsInt, IsUUID, Min } from 'class-validator';
import { defineFact, topics } from '../fact.js';

/** Two met at a table of an event. Keyed by the meeting. */
export class MeetingHeldV1 {
  @IsUUID() meetingId!: string;
  @IsUUID() eventId!: string;
  @IsInt() @Min(1) version!: number;
  /** Who asked and who offered. */
  @IsArray() @ArrayMinSize(2) @ArrayMaxSize(2) @IsUUID(undefined, { each: true }) registrationIds!: string[];
}

export const MeetingHeld = defineFact({
  type: 'registrations.meeting-held.v1',
  topic: topics.registrations,
  aggregate: 'meeting',
  payload: MeetingHeldV1,
  summary: 'Two who had agreed on a meeting met.',
});
