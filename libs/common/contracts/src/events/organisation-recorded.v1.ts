import { IsIn, IsInt, IsOptional, IsString, IsUUID, Min } from 'class-validator';
import { defineFact, topics } from '../fact.js';
import { organisationKinds, type OrganisationKind } from '../vocabulary.js';

/** An organisation as it now is. */
export class OrganisationRecordedV1 {
  @IsUUID() organisationId!: string;
  @IsInt() @Min(1) version!: number;
  @IsOptional() @IsString() code?: string;
  @IsString() name!: string;
  @IsOptional() @IsString() nameEn?: string;
  @IsIn(organisationKinds) kind!: OrganisationKind;
  @IsOptional() @IsString() city?: string;
  @IsOptional() @IsString() district?: string;
  @IsOptional() @IsString() creditCode?: string;
}

export const OrganisationRecorded = defineFact({
  type: 'events.organisation-recorded.v1',
  topic: topics.events,
  aggregate: 'organisation',
  payload: OrganisationRecordedV1,
  summary: 'An organisation was created or changed.',
});
