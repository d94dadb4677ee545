import { Injectable } from '@nestjs/common';
import type { AgreementPhase } from '@zuomei/contracts';
import { type Caller, Clock, pageOf } from '@zuomei/platform';
import { DataSource, type EntityManager, In } from 'typeorm';
import { phaseOn } from './agreement-conditions.js';
import { localDayOf } from './agreement-rules.js';
import { Agreement } from './agreement.entity.js';
import { agreementsWanted, visible } from './agreements.filter.js';
import type { AgreementsFilter } from './agreements-query.dto.js';
import { AgreementUnknown } from './agreements.errors.js';
import type { AgreementDetail, AgreementPage, AgreementView } from './agreements.view.js';
import { latestCopy } from '../paper/latest-copy.js';
import { Envelope } from './envelope.entity.js';
import { jobsOf } from './envelope-jobs.query.js';
import { linkedTo } from './linked.query.js';
import { Party } from './party.entity.js';
import { filledFromOf } from '../templates/filled-from.query.js';
import { type AgreementParts, type Delivery, detailOf, viewOf } from './show-agreement.js';
import { Signatory } from './signatory.entity.js';

@Injectable()
export class AgreementsQuery {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Newest first. */
  async list(filter: AgreementsFilter, caller: Caller): Promise<AgreementPage> {
    const wanted = agreementsWanted(filter, caller, localDayOf(this.clock.now()));
    const limit = wanted.put(filter.limit + 1);
    const rows: { id: string }[] = await this.db.query(
      `SELECT agreements.id FROM agreements JOIN envelopes ON envelopes.id = agreements.envelope_id
       WHERE ${wanted.sql} ORDER BY agreements.id DESC LIMIT ${limit}`,
      wanted.values,
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
    const paper = await latestCopy(this.db.manager, id);
    const detail = detailOf(parts, paper, await linkedTo(this.db.manager, parts.agreement, may));
    const filledFrom = await filledFromOf(this.db.manager, id);
    return filledFrom ? { ...detail, filledFrom } : detail;
  }

  /** From one snapshot: an agreement and its envelope must not be shown from before and after the same moment. */
  private parts(ids: string[], caller: Caller): Promise<AgreementParts[]> {
    if (ids.length === 0) return Promise.resolve([]);
    return this.db.transaction('REPEATABLE READ', (manager) => this.read(manager, ids, caller));
  }

  private async read(manager: EntityManager, ids: string[], caller: Caller): Promise<AgreementParts[]> {
    const agreements = await manager.find(Agreement, { where: { id: In(ids) }, order: { id: 'DESC' } });
    const phases: { id: string; phase: AgreementPhase | null }[] = await manager.query(
      `SELECT id, ${phaseOn('$1')} AS phase FROM agreements WHERE id = ANY($2::uuid[])`,
      [localDayOf(this.clock.now()), ids],
    );
    const phaseOf = new Map(phases.map((row) => [row.id, row.phase]));
    const parties = await manager.find(Party, { where: { agreementId: In(ids) }, order: { position: 'ASC' } });
    const envelopes = await manager.find(Envelope, { where: { agreementId: In(ids) }, order: { id: 'DESC' } });
    const signatories = await manager.find(Signatory, {
      where: { envelopeId: In(envelopes.map((envelope) => envelope.id)) },
      order: { order: 'ASC', partyPosition: 'ASC', id: 'ASC' },
    });
    const jobs = await jobsOf(manager, envelopes);
    const deliveries = await deliveriesOf(manager, signatories);
    return agreements.map((agreement) => ({
      agreement,
      phase: phaseOf.get(agreement.id) ?? null,
      parties: parties.filter((party) => party.agreementId === agreement.id),
      envelopes: envelopes.filter((envelope) => envelope.agreementId === agreement.id),
      signatories,
      deliveries,
      jobs,
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
