import { IsIn, IsInt, IsOptional, IsUUID, Min } from 'class-validator';
import { defineFact, topics } from '../fact.js';
import { type OutcomeStep, outcomeSteps, type SurveyWave, surveyWaves } from '../vocabulary.js';

/** Somebody who was there says what came of it. What else was answered stays in registrations. */
export class OutcomeToldV1 {
  @IsUUID() registrationId!: string;
  @IsUUID() eventId!: string;
  @IsInt() @Min(1) version!: number;
  @IsIn(surveyWaves) wave!: SurveyWave;
  @IsIn(outcomeSteps) outcome!: OutcomeStep;
  @IsOptional() @IsUUID() organisationId?: string;
}

export const OutcomeTold = defineFact({
  type: 'registrations.outcome-told.v1',
  topic: topics.registrations,
  aggregate: 'registration',
  payload: OutcomeToldV1,
  summary: 'An attendee told what came of the event; told again, the newer one of a wave stands.',
});
