import { IsInt, IsUUID, Min } from 'class-validator';
import { defineFact, topics } from '../fact.js';

/** The person behind a registration is gone: whoever keeps anything of it drops it. Counts stay. */
export class PersonErasedV1 {
  @IsUUID() registrationId!: string;
  @IsUUID() eventId!: string;
  @IsInt() @Min(1) version!: number;
}

export const PersonErased = defineFact({
  type: 'registrations.person-erased.v1',
  topic: topics.registrations,
  aggregate: 'registration',
  payload: PersonErasedV1,
  summary: "A person's data were erased, on request or because their time is over.",
});
