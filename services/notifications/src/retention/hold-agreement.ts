import { Injectable } from '@nestjs/common';
import { transact } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import { lockAgreement } from '../agreements/locked-agreement.js';
import { type Administrator, LegalHolds } from './legal-holds.js';

/** 法律保全: while it lasts nothing of the agreement is dropped, whatever its retention says. */
@Injectable()
export class HoldAgreement {
  constructor(
    private readonly db: DataSource,
    private readonly holds: LegalHolds,
  ) {}

  /** @throws AgreementUnknown, HeldAlready */
  execute(id: string, reason: string, by: Administrator): Promise<void> {
    return transact(this.db, async (tx) => {
      await lockAgreement(tx, id);
      await this.holds.set(tx, { agreementId: id }, reason, by);
    });
  }

  /** @throws AgreementUnknown, NotHeld */
  release(id: string, reason: string, by: Administrator): Promise<void> {
    return transact(this.db, async (tx) => {
      await lockAgreement(tx, id);
      await this.holds.release(tx, { agreementId: id }, reason, by);
    });
  }
}
