import { IsIn, IsInt, IsOptional, IsUUID, Min } from 'class-validator';
import { defineFact, topics } from '../fact.js';
import { intentKinds, type IntentKind } from '../vocabulary.js';

/** An attendee says with whom it wants to go on. What was written stays in registrations. */
export class IntentStatedV1 {
  @IsUUID() intentId!: string;
  @IsUUID() registrationId!: string;
  @IsUUID() eventId!: string;
  @IsInt() @Min(1) version!: number;
  @IsIn(intentKinds) kind!: IntentKind;
  @IsOptional() @IsUUID() fromOrganisationId?: string;
  @IsUUID() toOrganisationId!: string;
}

export const IntentStated = defineFact({
  type: 'registrations.intent-stated.v1',
  topic: topics.registrations,
  aggregate: 'registration',
  payload: IntentStatedV1,
  summary: 'An attendee stated an intent towards an organisation.',
});
