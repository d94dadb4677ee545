import { IsIn, IsInt, IsOptional, IsString, IsUUID, Min } from 'class-validator';
import { defineFact, topics } from '../fact.js';
import { callAnswerStatuses, type CallAnswerStatus } from '../vocabulary.js';

/** What an organisation answers to an open call; what it proposes stays with events. */
export class CallAnswerRecordedV1 {
  @IsUUID() answerId!: string;
  @IsInt() @Min(1) version!: number;
  @IsUUID() needId!: string;
  /** The need's title. */
  @IsString() title!: string;
  @IsUUID() organisationId!: string;
  @IsIn(callAnswerStatuses) status!: CallAnswerStatus;
  /** The user who put the call forward; nobody for one that was imported. */
  @IsOptional() @IsUUID() calledBy?: string;
  /** The user who answered last. */
  @IsUUID() answeredBy!: string;
}

export const CallAnswerRecorded = defineFact({
  type: 'events.call-answer-recorded.v1',
  topic: topics.events,
  aggregate: 'call_answer',
  payload: CallAnswerRecordedV1,
  summary: 'An open call was answered, or an answer was changed, chosen or declined.',
});
