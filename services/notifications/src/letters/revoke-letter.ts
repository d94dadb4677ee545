import { Injectable } from '@nestjs/common';
import { Clock, transact } from '@zuomei/platform';
import { DataSource, type EntityManager } from 'typeorm';
import type { AuditActor } from '../audit/audit-line.entity.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { Letter } from './letter.entity.js';
import { LetterUnknown, ReasonMissing } from './letters.errors.js';

/** Takes letters back, and forgets their holders where they must be forgotten. */
@Injectable()
export class RevokeLetter {
  constructor(
    private readonly db: DataSource,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** @throws LetterUnknown, LetterRevoked, ReasonMissing */
  async execute(id: string, reason: string | undefined, staffId: string): Promise<void> {
    const said = reason?.trim();
    if (!said) throw new ReasonMissing();
    await this.change(id, async (tx, letter) => {
      letter.revoke(said, staffId, this.clock.now());
      await this.trail.append(
        tx,
        id,
        'LETTER_REVOKED',
        { kind: 'staff', id: staffId },
        { reasonHash: this.trail.keyed(said) },
      );
    });
  }

  /** Number, dates and state stay. @throws LetterUnknown, LetterErased */
  async erase(id: string, staffId: string): Promise<void> {
    await this.change(id, (tx, letter) => this.forget(tx, letter, { kind: 'staff', id: staffId }));
  }

  /** The letters of somebody whose registration was erased. */
  async ofRegistration(tx: EntityManager, registrationId: string): Promise<void> {
    const letters = await tx.find(Letter, {
      where: { registrationId },
      order: { id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
    for (const letter of letters.filter((one) => one.erasedAt === null)) {
      await this.forget(tx, letter, { kind: 'system' });
      await tx.save(letter);
    }
  }

  private async forget(tx: EntityManager, letter: Letter, by: AuditActor): Promise<void> {
    letter.erase(this.clock.now());
    await this.trail.append(tx, letter.id, 'LETTER_ERASED', by, { status: letter.status });
  }

  private change(id: string, work: (tx: EntityManager, letter: Letter) => Promise<void>): Promise<void> {
    return transact(this.db, async (tx) => {
      const letter = await tx.findOne(Letter, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!letter) throw new LetterUnknown();
      await work(tx, letter);
      await tx.save(letter);
    });
  }
}
