import { Injectable } from '@nestjs/common';
import { Clock, newId, type OnceKey, transactOnce } from '@zuomei/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditTrail } from '../audit/audit-trail.js';
import { PlanMilestones } from '../milestones/plan-milestones.js';
import { References } from '../references/references.js';
import { FillDraft } from '../templates/fill-draft.js';
import { nextNumbers } from './agreement-numbers.js';
import { localDayOf } from './agreement-rules.js';
import { Agreement } from './agreement.entity.js';
import type { AgreementBody } from './agreements.dto.js';
import { emptyTerms, referencesIn, replaceParties, requireOwnReferences, termsIn } from './draft-content.js';
import { Envelope } from './envelope.entity.js';

@Injectable()
export class CreateAgreement {
  constructor(
    private readonly db: DataSource,
    private readonly references: References,
    private readonly planMilestones: PlanMilestones,
    private readonly fillDraft: FillDraft,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** @throws UnknownReference, 422 for amounts and terms that cannot be */
  async execute(body: AgreementBody, staffId: string, once: OnceKey | undefined): Promise<{ id: string }> {
    await this.references.waitForReference(referencesIn(body));
    const { result } = await transactOnce(this.db, once, (tx) => this.within(tx, body, staffId));
    return result;
  }

  /** In a transaction of the caller, who has waited for what the body names. */
  async within(tx: EntityManager, body: AgreementBody, staffId: string): Promise<{ id: string }> {
    const at = this.clock.now();
    const id = newId();
    const envelope = Envelope.draft(newId(), id, null, at);
    const [number] = await nextNumbers(tx, [localDayOf(at).slice(0, 4)]);
    const agreement = Agreement.draft({
      id,
      number: number ?? '',
      envelopeId: envelope.id,
      createdBy: staffId,
      at,
      terms: { ...emptyTerms, kind: body.kind, title: body.title, ...termsIn(body) },
    });
    await requireOwnReferences(tx, agreement);
    await tx.insert(Agreement, agreement);
    await tx.insert(Envelope, envelope);
    await replaceParties(tx, id, envelope.id, body.parties);
    await this.fillDraft.execute(tx, agreement, body);
    const actor = { kind: 'staff', id: staffId } as const;
    await this.trail.append(tx, id, 'AGREEMENT_CREATED', actor, {
      number: agreement.number,
      kind: agreement.kind,
      amount: agreement.amount,
      technologyTransactionAmount: agreement.technologyTransactionAmount,
    });
    if (agreement.renewsId !== null)
      await this.trail.append(tx, id, 'RENEWAL_LINKED', actor, { renewsId: agreement.renewsId });
    await this.trail.append(tx, id, 'ENVELOPE_CREATED', actor, { envelopeId: envelope.id });
    await this.planMilestones.within(tx, agreement, body.milestones ?? [], staffId);
    return { id };
  }
}
