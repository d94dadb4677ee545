import { Injectable } from '@nestjs/common';
import type { AgreementKind } from '@zuomei/contracts';
import { Clock } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import { localDayOf } from '../agreements/agreement-rules.js';
import { AgreementUnknown } from '../agreements/agreements.errors.js';
import { present } from '../agreements/agreements.view.js';
import { Disposal } from './disposal.entity.js';
import { LegalHold } from './legal-hold.entity.js';
import { retainedUntil, RetentionPeriod } from './retention-period.js';
import type { DisposalView, LegalHoldView, RetentionView } from './retention.view.js';

@Injectable()
export class RetentionQuery {
  constructor(
    private readonly db: DataSource,
    private readonly period: RetentionPeriod,
    private readonly clock: Clock,
  ) {}

  /** @throws AgreementUnknown */
  async of(id: string): Promise<RetentionView> {
    const [row]: { kind: AgreementKind; until: string | null }[] = await this.db.query(
      `SELECT kind, (${retainedUntil('$2')})::text AS until
       FROM agreements JOIN envelopes ON envelopes.id = agreements.envelope_id WHERE agreements.id = $1`,
      [id, this.period.years],
    );
    if (!row) throw new AgreementUnknown();
    const of = { where: { agreementId: id }, order: { id: 'DESC' } } as const;
    const holds = await this.db.manager.find(LegalHold, of);
    const disposal = await this.db.manager.findOne(Disposal, of);
    const onHold = holds.some((one) => one.releasedAt === null);
    const over = row.until !== null && row.until < localDayOf(this.clock.now());
    return present({
      years: this.period.years[row.kind],
      retainedUntil: row.until ?? undefined,
      due: over && !onHold && disposal?.outcome !== 'disposed',
      onHold,
      holds: holds.map(holdView),
      disposal: disposal ? disposalView(disposal) : undefined,
    });
  }
}

export const holdView = (hold: LegalHold): LegalHoldView =>
  present({
    reason: hold.reason,
    setByName: hold.setByName ?? undefined,
    setAt: hold.setAt.toISOString(),
    releaseReason: hold.releaseReason ?? undefined,
    releasedByName: hold.releasedByName ?? undefined,
    releasedAt: hold.releasedAt?.toISOString(),
  });

const disposalView = (disposal: Disposal): DisposalView =>
  present({
    reason: disposal.reason,
    proposedBy: disposal.proposedBy,
    proposedByName: disposal.proposedByName ?? undefined,
    proposedAt: disposal.proposedAt.toISOString(),
    outcome: disposal.outcome ?? undefined,
    endedByName: disposal.endedByName ?? undefined,
    endedAt: disposal.endedAt?.toISOString(),
  });
