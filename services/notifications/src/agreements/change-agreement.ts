import { Injectable } from '@nestjs/common';
import { requireVersion, transact } from '@zuomei/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditTrail } from '../audit/audit-trail.js';
import { References } from '../references/references.js';
import { FillDraft } from '../templates/fill-draft.js';
import type { AgreementChanges } from './agreements.dto.js';
import { AgreementNotDraft } from './agreements.errors.js';
import { referencesIn, replaceParties, requireOwnReferences, termsIn } from './draft-content.js';
import { lockAgreement } from './locked-agreement.js';

@Injectable()
export class ChangeAgreement {
  constructor(
    private readonly db: DataSource,
    private readonly references: References,
    private readonly fillDraft: FillDraft,
    private readonly trail: AuditTrail,
  ) {}

  /** @throws AgreementUnknown, AgreementNotDraft, 412 STALE_VERSION, 422 as when it is created */
  async execute(id: string, body: AgreementChanges, staffId: string, ifMatch: number | undefined): Promise<void> {
    await this.references.waitForReference(referencesIn(body));
    await transact(this.db, (tx) => this.within(tx, id, body, staffId, ifMatch));
  }

  /** In a transaction of the caller, who has waited for what the body names. */
  async within(
    tx: EntityManager,
    id: string,
    body: AgreementChanges,
    staffId: string,
    ifMatch?: number,
  ): Promise<void> {
    const { agreement, envelope } = await lockAgreement(tx, id);
    requireVersion(ifMatch, agreement.version);
    if (agreement.status !== 'draft') throw new AgreementNotDraft(agreement.status);
    const before = { ...agreement };
    agreement.change(termsIn(body));
    await requireOwnReferences(tx, agreement);
    await tx.save(agreement);
    if (body.parties) await replaceParties(tx, id, envelope.id, body.parties);
    await this.fillDraft.execute(tx, agreement, body);
    const actor = { kind: 'staff', id: staffId } as const;
    const fields = Object.keys(body).filter((name) => body[name as keyof AgreementChanges] !== undefined);
    await this.trail.append(tx, id, 'AGREEMENT_CHANGED', actor, { fields, version: agreement.version });
    for (const field of ['amount', 'technologyTransactionAmount'] as const)
      if (before[field] !== agreement[field])
        await this.trail.append(tx, id, 'AMOUNT_CHANGED', actor, {
          field,
          from: before[field],
          to: agreement[field],
        });
  }
}
