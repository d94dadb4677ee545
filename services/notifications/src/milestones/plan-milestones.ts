import { Injectable } from '@nestjs/common';
import { MilestoneChanged } from '@zuomei/contracts';
import { Outbox } from '@zuomei/messaging';
import { Clock, newId, type OnceKey, transactOnce } from '@zuomei/platform';
import { DataSource, type EntityManager } from 'typeorm';
import type { Agreement } from '../agreements/agreement.entity.js';
import { lockAgreement } from '../agreements/locked-agreement.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { factOf } from './milestone-fact.js';
import { Milestone } from './milestone.entity.js';
import type { MilestoneBody } from './milestones.dto.js';
import { AgreementOver } from './milestones.errors.js';

@Injectable()
export class PlanMilestones {
  constructor(
    private readonly db: DataSource,
    private readonly trail: AuditTrail,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Adds one to an agreement in any state but an ended one. @throws AgreementUnknown, AgreementOver */
  async execute(
    agreementId: string,
    body: MilestoneBody,
    staffId: string,
    once: OnceKey | undefined,
  ): Promise<{ id: string }> {
    const { result } = await transactOnce(this.db, once, async (tx) => {
      const { agreement } = await lockAgreement(tx, agreementId);
      if (agreement.status === 'abandoned' || agreement.status === 'terminated') throw new AgreementOver();
      const [id = ''] = await this.within(tx, agreement, [body], staffId);
      return { id };
    });
    return result;
  }

  /** In the transaction that holds the agreement's row, or has just made it. @returns their ids */
  async within(tx: EntityManager, agreement: Agreement, bodies: MilestoneBody[], staffId: string): Promise<string[]> {
    const createdAt = this.clock.now();
    const planned = bodies.map(({ title, kind, dueOn }) =>
      Milestone.plan({ id: newId(), agreementId: agreement.id, title: title.trim(), kind, dueOn, createdAt }),
    );
    if (planned.length === 0) return [];
    await tx.insert(Milestone, planned);
    for (const milestone of planned) {
      await this.trail.append(
        tx,
        agreement.id,
        'MILESTONE_PLANNED',
        { kind: 'staff', id: staffId },
        {
          milestoneId: milestone.id,
          kind: milestone.kind,
          dueOn: milestone.dueOn,
        },
      );
      await this.outbox.add(tx, MilestoneChanged, factOf(milestone, agreement), milestone);
    }
    return planned.map((milestone) => milestone.id);
  }
}
