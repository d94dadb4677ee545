import { Injectable } from '@nestjs/common';
import { Clock, newId, transact } from '@zuomei/platform';
import { DataSource, type EntityManager, In, IsNull } from 'typeorm';
import { localDayOf } from '../agreements/agreement-rules.js';
import { Envelope } from '../agreements/envelope.entity.js';
import { lockAgreement } from '../agreements/locked-agreement.js';
import { Signatory } from '../agreements/signatory.entity.js';
import type { AuditType } from '../audit/audit-line.entity.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { SecondPersonWanted } from '../milestones/milestones.errors.js';
import { Disposal } from './disposal.entity.js';
import { type Administrator, holdOn } from './legal-holds.js';
import { DisposalStanding, NoDisposal, OnHold, RetentionRuns } from './retention.errors.js';
import { retainedUntil, RetentionPeriod } from './retention-period.js';

/**
 * What retention means: once it is over, and nothing is on hold, two administrators may drop what the tables hold of
 * the signatories beyond the files: addresses, where and with what they signed, reasons they gave. Files, hashes,
 * trail and figures stay for ever: nothing sent is ever deleted.
 */
@Injectable()
export class DisposeOfContacts {
  constructor(
    private readonly db: DataSource,
    private readonly period: RetentionPeriod,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** @throws AgreementUnknown, OnHold, RetentionRuns, DisposalStanding */
  propose(id: string, reason: string, by: Administrator): Promise<void> {
    return transact(this.db, async (tx) => {
      await lockAgreement(tx, id);
      await this.requireDue(tx, id);
      if (await tx.existsBy(Disposal, [standing(id), { agreementId: id, outcome: 'disposed' }]))
        throw new DisposalStanding();
      const disposal = {
        id: newId(),
        agreementId: id,
        reason: reason.trim(),
        proposedBy: by.id,
        proposedByName: by.name ?? null,
        proposedAt: this.clock.now(),
      };
      await tx.insert(Disposal, disposal);
      await this.log(tx, disposal, 'DISPOSAL_PROPOSED', by, { reasonHash: this.trail.keyed(disposal.reason) });
    });
  }

  /** By another administrator than who proposed it. @throws AgreementUnknown, NoDisposal, SecondPersonWanted, OnHold */
  confirm(id: string, by: Administrator): Promise<void> {
    return this.end(id, 'disposed', by, async (tx, disposal) => {
      if (disposal.proposedBy === by.id) throw new SecondPersonWanted();
      await this.requireDue(tx, id);
      const envelopes = await tx.find(Envelope, { where: { agreementId: id }, select: { id: true } });
      const of = { envelopeId: In(envelopes.map((one) => one.id)) };
      const { affected } = await tx.update(Signatory, of, {
        email: '',
        reason: null,
        evidence: null,
        linkHash: null,
        remindAt: null,
      });
      await this.log(tx, disposal, 'DISPOSED', by, { proposedBy: disposal.proposedBy, signatories: affected ?? 0 });
    });
  }

  /** @throws AgreementUnknown, NoDisposal */
  withdraw(id: string, by: Administrator): Promise<void> {
    return this.end(id, 'withdrawn', by, (tx, disposal) => this.log(tx, disposal, 'DISPOSAL_WITHDRAWN', by));
  }

  private end(
    id: string,
    outcome: 'disposed' | 'withdrawn',
    by: Administrator,
    work: (tx: EntityManager, disposal: Disposal) => Promise<void>,
  ): Promise<void> {
    return transact(this.db, async (tx) => {
      await lockAgreement(tx, id);
      const disposal = await tx.findOneBy(Disposal, standing(id));
      if (!disposal) throw new NoDisposal();
      await work(tx, disposal);
      const ended = { outcome, endedBy: by.id, endedByName: by.name ?? null, endedAt: this.clock.now() };
      await tx.save(Object.assign(disposal, ended));
    });
  }

  /** Under the agreement's lock: a hold that is set at the same moment comes before or after as a whole. */
  private async requireDue(tx: EntityManager, id: string): Promise<void> {
    if (await holdOn(tx, { agreementId: id })) throw new OnHold();
    const [row]: { until: string | null }[] = await tx.query(
      `SELECT (${retainedUntil('$2')})::text AS until
       FROM agreements JOIN envelopes ON envelopes.id = agreements.envelope_id WHERE agreements.id = $1`,
      [id, this.period.years],
    );
    const until = row?.until ?? null;
    if (until === null || until >= localDayOf(this.clock.now())) throw new RetentionRuns(until);
  }

  private log(
    tx: EntityManager,
    { id: disposalId, agreementId }: Pick<Disposal, 'id' | 'agreementId'>,
    type: Extract<AuditType, `DISPOS${string}`>,
    by: Administrator,
    more: Record<string, string | number> = {},
  ): Promise<void> {
    return this.trail.append(tx, agreementId, type, { kind: 'staff', id: by.id }, { disposalId, ...more });
  }
}

const standing = (agreementId: string) => ({ agreementId, outcome: IsNull() });
