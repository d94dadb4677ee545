import { IsIn, IsInt, IsISO8601, IsOptional, IsUUID, Matches, Min } from 'class-validator';
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
  /** What it is about, where two met for it. */
  @IsOptional() @IsUUID() achievementId?: string;
  @IsOptional() @IsUUID() needId?: string;
  /** Of a settlement: the park, the area wanted in m², and from which day. */
  @IsOptional() @IsUUID() parkId?: string;
  @IsOptional() @Matches(/^\d{1,9}(\.\d{1,2})?$/) areaSquareMetres?: string;
  @IsOptional() @IsISO8601() wantedFrom?: string;
}

export const IntentStated = defineFact({
  type: 'registrations.intent-stated.v1',
  topic: topics.registrations,
  aggregate: 'registration',
  payload: IntentStatedV1,
  summary: 'An attendee stated an intent towards an organisation.',
});
