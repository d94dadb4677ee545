import { IsInt, IsOptional, IsUUID, Min } from 'class-validator';
import { defineFact, topics } from '../fact.js';

/** As what an attendee counts who typed the name of an organisation. The name itself stays in registrations. */
export class OrganisationCountedV1 {
  @IsUUID() registrationId!: string;
  @IsUUID() eventId!: string;
  /** Of what is said here, contiguous from 1; not the registration's. */
  @IsInt() @Min(1) version!: number;
  /** A recorded organisation, where an organiser said that it is meant. */
  @IsOptional() @IsUUID() organisationId?: string;
  /** Else stands for the enterprise so called, the same for all spellings that an organiser merged. */
  @IsOptional() @IsUUID() typedId?: string;
}

export const OrganisationCounted = defineFact({
  type: 'registrations.organisation-counted.v1',
  topic: topics.registrations,
  aggregate: 'typed_organisation',
  payload: OrganisationCountedV1,
  summary: 'Somebody who was there had typed an organisation: as which one it counts from now on, or as none.',
});
