import { type Caller, decodeCursor } from '@zuomei/platform';
import { Conditions } from '../follow-ups/follow-ups.filter.js';
import { holdingWords } from './agreement-search.entity.js';
import { endingWithin, phaseOn, waitingLongerThan } from './agreement-conditions.js';
import type { AgreementsFilter } from './agreements-query.dto.js';

/** Staff sees every agreement; a member those of its own organisations. */
export const visible = (caller: Caller): string[] | null => (caller.has('staff') ? null : [...caller.memberOf]);

const ofParty = (ids: string): string =>
  `EXISTS (SELECT 1 FROM agreement_parties p WHERE p.agreement_id = agreements.id AND p.organisation_id = ${ids})`;

/** Which agreements a filter means; `today` is the bureau's. Tables: agreements and their current envelopes. */
export function agreementsWanted(filter: AgreementsFilter, caller: Caller, today: string): Conditions {
  const wanted = new Conditions();
  const day = (condition: (today: string) => string): string => condition(wanted.put(today));
  const owner = filter.owner === 'me' ? caller.userId : filter.owner;
  return (
    wanted
      .where(visible(caller), (v) => ofParty(`ANY(${v}::uuid[])`))
      .where(filter.status, (v) => `agreements.status = ${v}`)
      .where(filter.phase, (v) => `${day(phaseOn)} = ${v}`)
      .where(filter.envelope, (v) => `envelopes.status = ${v}`)
      .where(filter.kind, (v) => `agreements.kind = ${v}`)
      .where(filter.evidence, (v) => `agreements.evidence = ${v}`)
      .where(
        filter.registration,
        (v) => `coalesce((SELECT state FROM contract_registrations r WHERE r.agreement_id = agreements.id),
          'not_applied') = ${v}`,
      )
      .where(filter.party, (v) => ofParty(v))
      .where(filter.event, (v) => `agreements.event_ids @> ARRAY[${v}::uuid]`)
      // Who looks after its case, or wrote it.
      .where(
        owner,
        (v) => `(agreements.created_by = ${v} OR EXISTS (
        SELECT 1 FROM follow_ups WHERE follow_ups.id = agreements.follow_up_id AND follow_ups.owner_id = ${v}))`,
      )
      .where(filter.q?.trim().toLowerCase() || undefined, holdingWords)
      .where(filter.from, (v) => `signed_on >= ${v}`)
      .where(filter.to, (v) => `signed_on <= ${v}`)
      .where(
        filter.series,
        (v) => `EXISTS (SELECT 1 FROM events JOIN series ON series.id = events.series_id
        WHERE events.id = ANY(agreements.event_ids) AND (series.id = ${v} OR series.parent_id = ${v}))`,
      )
      .where(filter.waitingDays, (v) => day((now) => waitingLongerThan(v, now)))
      .where(filter.endsWithinDays, (v) => day((now) => endingWithin(v, now)))
      .where(
        filter.cursor === undefined ? undefined : decodeCursor<[string]>(filter.cursor, 1)[0],
        (v) => `agreements.id < ${v}`,
      )
  );
}
