import { Injectable } from '@nestjs/common';
import { Clock, newId, transact } from '@zuomei/platform';
import { DataSource, type EntityManager, IsNull } from 'typeorm';
import { lockAgreement } from '../agreements/locked-agreement.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { LegalHold } from './legal-hold.entity.js';
import { HeldAlready, NotHeld } from './retention.errors.js';

export interface Administrator {
  id: string;
  name?: string | undefined;
}

export const setBy = (by: Administrator, reason: string, at: Date) => ({
  reason: reason.trim(),
  setBy: by.id,
  setByName: by.name ?? null,
  setAt: at,
});

export const releasedBy = (by: Administrator, reason: string, at: Date) => ({
  releaseReason: reason.trim(),
  releasedBy: by.id,
  releasedByName: by.name ?? null,
  releasedAt: at,
});

export const holdOn = (tx: EntityManager, agreementId: string): Promise<LegalHold | null> =>
  tx.findOneBy(LegalHold, { agreementId, releasedAt: IsNull() });

/** 法律保全: while it lasts nothing of the agreement is dropped, whatever its retention says. */
@Injectable()
export class HoldAgreement {
  constructor(
    private readonly db: DataSource,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** @throws AgreementUnknown, HeldAlready */
  execute(id: string, reason: string, by: Administrator): Promise<void> {
    return transact(this.db, async (tx) => {
      await lockAgreement(tx, id);
      if (await holdOn(tx, id)) throw new HeldAlready();
      const hold = {
        id: newId(),
        agreementId: id,
        ...setBy(by, reason, this.clock.now()),
      };
      await tx.insert(LegalHold, hold);
      await this.log(tx, id, 'HOLD_SET', by, hold.id, hold.reason);
    });
  }

  /** @throws AgreementUnknown, NotHeld */
  release(id: string, reason: string, by: Administrator): Promise<void> {
    return transact(this.db, async (tx) => {
      await lockAgreement(tx, id);
      const hold = await holdOn(tx, id);
      if (!hold) throw new NotHeld();
      await tx.save(Object.assign(hold, releasedBy(by, reason, this.clock.now())));
      await this.log(tx, id, 'HOLD_RELEASED', by, hold.id, reason.trim());
    });
  }

  /** A reason is free text and may name people: the trail holds its keyed hash. */
  private log(
    tx: EntityManager,
    id: string,
    type: 'HOLD_SET' | 'HOLD_RELEASED',
    by: Administrator,
    holdId: string,
    reason: string,
  ): Promise<void> {
    return this.trail.append(
      tx,
      id,
      type,
      { kind: 'staff', id: by.id },
      { holdId, reasonHash: this.trail.keyed(reason) },
    );
  }
}
