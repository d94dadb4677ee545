import { Injectable } from '@nestjs/common';
import type { AgreementPhase } from '@zuomei/contracts';
import { type Caller, Clock, decodeCursor, pageOf } from '@zuomei/platform';
import { DataSource, type EntityManager, In } from 'typeorm';
import { endingWithin, waitingLongerThan } from './agreement-conditions.js';
import { localDayOf, renewalNoticeDays } from './agreement-rules.js';
import { Agreement } from './agreement.entity.js';
import type { AgreementsFilter } from './agreements-query.dto.js';
import { AgreementUnknown } from './agreements.errors.js';
import {
  type AgreementDetail,
  type AgreementPage,
  type AgreementParts,
  type AgreementView,
  type Delivery,
  detailOf,
  viewOf,
} from './agreements.view.js';
import { latestCopy } from '../paper/latest-copy.js';
import { Envelope } from './envelope.entity.js';
import { Party } from './party.entity.js';
import { Signatory } from './signatory.entity.js';

/** Nothing before it is signed; then from its dates (`$1` is today), `ended` at once when it was terminated. */
const phase = `CASE
  WHEN agreements.status = 'terminated' THEN 'ended'
  WHEN agreements.status <> 'signed' THEN NULL
  WHEN term_starts_on > $1::date THEN 'not_started'
  WHEN term_ends_on < $1::date THEN 'ended'
  WHEN term_ends_on <= $1::date + ${renewalNoticeDays} AND NOT EXISTS (
    SELECT 1 FROM agreements later WHERE later.renews_id = agreements.id AND later.status = 'signed') THEN 'to_renew'
  ELSE 'in_force' END`;

/** Staff sees every agreement; a member those of its own organisations. */
const visible = (caller: Caller): string[] | null => (caller.has('staff') ? null : [...caller.memberOf]);

@Injectable()
export class AgreementsQuery {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Newest first. */
  async list(filter: AgreementsFilter, caller: Caller): Promise<AgreementPage> {
    const after = filter.cursor === undefined ? null : decodeCursor<[string]>(filter.cursor, 1)[0];
    const rows: { id: string }[] = await this.db.query(
      `SELECT agreements.id FROM agreements JOIN envelopes ON envelopes.id = agreements.envelope_id
       WHERE ($2::uuid[] IS NULL OR EXISTS (
           SELECT 1 FROM agreement_parties p WHERE p.agreement_id = agreements.id AND p.organisation_id = ANY($2)))
         AND ($3::text IS NULL OR agreements.status = $3)
         AND ($4::text IS NULL OR ${phase} = $4)
         AND ($5::text IS NULL OR envelopes.status = $5)
         AND ($6::text IS NULL OR agreements.kind = $6)
         AND ($7::uuid IS NULL OR EXISTS (
           SELECT 1 FROM agreement_parties p WHERE p.agreement_id = agreements.id AND p.organisation_id = $7))
         AND ($8::uuid IS NULL OR agreements.event_ids @> ARRAY[$8::uuid])
         AND ($9::text IS NULL OR strpos(lower(number), lower($9)) > 0 OR strpos(lower(title), lower($9)) > 0
           OR EXISTS (SELECT 1 FROM agreement_parties p
             WHERE p.agreement_id = agreements.id AND strpos(lower(p.name), lower($9)) > 0))
         AND ($10::date IS NULL OR signed_on >= $10)
         AND ($11::date IS NULL OR signed_on <= $11)
         AND ($12::uuid IS NULL OR EXISTS (
           SELECT 1 FROM events JOIN series ON series.id = events.series_id
           WHERE events.id = ANY(agreements.event_ids) AND (series.id = $12 OR series.parent_id = $12)))
         AND ($15::int IS NULL OR ${waitingLongerThan('$15', '$1')})
         AND ($16::int IS NULL OR ${endingWithin('$16', '$1')})
         AND ($13::uuid IS NULL OR agreements.id < $13)
       ORDER BY agreements.id DESC LIMIT $14`,
      [
        localDayOf(this.clock.now()),
        visible(caller),
        filter.status ?? null,
        filter.phase ?? null,
        filter.envelope ?? null,
        filter.kind ?? null,
        filter.party ?? null,
        filter.event ?? null,
        filter.q?.trim() || null,
        filter.from ?? null,
        filter.to ?? null,
        filter.series ?? null,
        after,
        filter.limit + 1,
        filter.waitingDays ?? null,
        filter.endsWithinDays ?? null,
      ],
    );
    const { items, nextCursor } = pageOf(rows, filter.limit, (row) => [row.id]);
    const found = await this.parts(
      items.map((row) => row.id),
      caller,
    );
    return { items: found.map((parts): AgreementView => viewOf(parts)), nextCursor };
  }

  /** @throws AgreementUnknown also where the caller may not know of it */
  async one(id: string, caller: Caller): Promise<AgreementDetail> {
    const [parts] = await this.parts([id], caller);
    const may = visible(caller);
    if (!parts || (may && !parts.parties.some((party) => may.includes(party.organisationId))))
      throw new AgreementUnknown();
    return detailOf(parts, await latestCopy(this.db.manager, id));
  }

  /** From one snapshot: an agreement and its envelope must not be shown from before and after the same moment. */
  private parts(ids: string[], caller: Caller): Promise<AgreementParts[]> {
    if (ids.length === 0) return Promise.resolve([]);
    return this.db.transaction('REPEATABLE READ', (manager) => this.read(manager, ids, caller));
  }

  private async read(manager: EntityManager, ids: string[], caller: Caller): Promise<AgreementParts[]> {
    const agreements = await manager.find(Agreement, { where: { id: In(ids) }, order: { id: 'DESC' } });
    const phases: { id: string; phase: AgreementPhase | null }[] = await manager.query(
      `SELECT id, ${phase} AS phase FROM agreements WHERE id = ANY($2::uuid[])`,
      [localDayOf(this.clock.now()), ids],
    );
    const phaseOf = new Map(phases.map((row) => [row.id, row.phase]));
    const parties = await manager.find(Party, { where: { agreementId: In(ids) }, order: { position: 'ASC' } });
    const envelopes = await manager.find(Envelope, { where: { agreementId: In(ids) }, order: { id: 'DESC' } });
    const signatories = await manager.find(Signatory, {
      where: { envelopeId: In(envelopes.map((envelope) => envelope.id)) },
      order: { order: 'ASC', partyPosition: 'ASC', id: 'ASC' },
    });
    const sealErrors = await sealErrorsOf(manager, envelopes);
    const deliveries = await deliveriesOf(manager, signatories);
    return agreements.map((agreement) => ({
      agreement,
      phase: phaseOf.get(agreement.id) ?? null,
      parties: parties.filter((party) => party.agreementId === agreement.id),
      envelopes: envelopes.filter((envelope) => envelope.agreementId === agreement.id),
      signatories,
      deliveries,
      sealErrors,
      forStaff: caller.has('staff'),
    }));
  }
}

/** How the latest mail with a link to each of them came out. */
async function deliveriesOf(manager: EntityManager, signatories: Signatory[]): Promise<Map<string, Delivery>> {
  const asked = signatories.filter((one) => one.mailFactId !== null);
  if (asked.length === 0) return new Map();
  const rows: { person_id: string; status: string; last_error: string | null }[] = await manager.query(
    `SELECT mail_jobs.person_id, status, last_error FROM mail_jobs
     JOIN unnest($1::uuid[], $2::uuid[]) AS asked (fact_id, person_id)
       ON mail_jobs.fact_id = asked.fact_id AND kind = 'signature_wanted' AND mail_jobs.person_id = asked.person_id`,
    [asked.map((one) => one.mailFactId), asked.map((one) => one.id)],
  );
  return new Map(
    rows.map((row) => {
      const status = row.status === 'sent' || row.status === 'dead' ? row.status : 'queued';
      return [row.person_id, { status, error: row.last_error }];
    }),
  );
}

async function sealErrorsOf(manager: EntityManager, envelopes: Envelope[]): Promise<Map<string, string>> {
  const failing = envelopes.filter(({ status }) => status === 'seal_failed' || status === 'sealing');
  if (failing.length === 0) return new Map();
  const rows: { envelope_id: string; last_error: string }[] = await manager.query(
    'SELECT envelope_id, last_error FROM seal_jobs WHERE envelope_id = ANY($1::uuid[]) AND last_error IS NOT NULL',
    [failing.map((envelope) => envelope.id)],
  );
  return new Map(rows.map((row) => [row.envelope_id, row.last_error]));
}
