import { Injectable } from '@nestjs/common';
import { Clock, transact } from '@zuomei/platform';
import { DataSource, type EntityManager } from 'typeorm';
import type { AuditActor } from '../audit/audit-line.entity.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { holdOn } from '../retention/legal-holds.js';
import { OnHold } from '../retention/retention.errors.js';
import { Letter } from './letter.entity.js';
import { ReasonMissing } from './letters.errors.js';
import { lockLetter } from './lock-letter.js';

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

  /** Number, dates and state stay. @throws LetterUnknown, LetterErased, OnHold */
  async erase(id: string, staffId: string): Promise<void> {
    await this.change(id, async (tx, letter) => {
      if (await holdOn(tx, { letterId: id })) throw new OnHold();
      await this.forget(tx, letter, { kind: 'staff', id: staffId });
    });
  }

  /** The letters of somebody whose registration was erased; what is on legal hold, when that ends. */
  async ofRegistration(tx: EntityManager, registrationId: string): Promise<void> {
    const letters = await tx.find(Letter, {
      where: { registrationId },
      order: { id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
    for (const letter of letters.filter((one) => one.erasedAt === null)) {
      if (await holdOn(tx, { letterId: letter.id })) letter.erasureAskedAt ??= this.clock.now();
      else await this.forget(tx, letter, { kind: 'system' });
      await tx.save(letter);
    }
  }

  /** Under the letter's lock, by who has made sure that nothing holds it, and saves it. */
  async forget(tx: EntityManager, letter: Letter, by: AuditActor): Promise<void> {
    letter.erase(this.clock.now());
    await this.trail.append(tx, letter.id, 'LETTER_ERASED', by, { status: letter.status });
  }

  private change(id: string, work: (tx: EntityManager, letter: Letter) => Promise<void>): Promise<void> {
    return transact(this.db, async (tx) => {
      const letter = await lockLetter(tx, id);
      await work(tx, letter);
      await tx.save(letter);
    });
  }
}
