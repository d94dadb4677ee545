import { Injectable } from '@nestjs/common';
import { Clock, newId, transact } from '@zuomei/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditTrail } from '../audit/audit-trail.js';
import { type Administrator, releasedBy, setBy } from '../retention/hold-agreement.js';
import { LegalHold } from '../retention/legal-hold.entity.js';
import { HeldAlready, NotHeld } from '../retention/retention.errors.js';
import { holdOn, lockLetter } from './lock-letter.js';
import { RevokeLetter } from './revoke-letter.js';

/** 法律保全 of a letter: while it lasts its holder and file stay, even if the person is to be erased. */
@Injectable()
export class HoldLetter {
  constructor(
    private readonly db: DataSource,
    private readonly letters: RevokeLetter,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** @throws LetterUnknown, LetterErased, HeldAlready */
  execute(id: string, reason: string, by: Administrator): Promise<void> {
    return transact(this.db, async (tx) => {
      const letter = await lockLetter(tx, id);
      letter.requireHolder();
      if (await holdOn(tx, id)) throw new HeldAlready();
      const hold = { id: newId(), letterId: id, ...setBy(by, reason, this.clock.now()) };
      await tx.insert(LegalHold, hold);
      await this.log(tx, id, 'HOLD_SET', by, hold.id, hold.reason);
    });
  }

  /** What was to be erased meanwhile is erased with it. @throws LetterUnknown, NotHeld */
  release(id: string, reason: string, by: Administrator): Promise<void> {
    return transact(this.db, async (tx) => {
      const letter = await lockLetter(tx, id);
      const hold = await holdOn(tx, id);
      if (!hold) throw new NotHeld();
      await tx.save(Object.assign(hold, releasedBy(by, reason, this.clock.now())));
      await this.log(tx, id, 'HOLD_RELEASED', by, hold.id, reason.trim());
      if (letter.erasureAskedAt !== null) await this.letters.forget(tx, letter, { kind: 'system' });
    });
  }

  private log(
    tx: EntityManager,
    id: string,
    type: 'HOLD_SET' | 'HOLD_RELEASED',
    { id: by }: Administrator,
    holdId: string,
    reason: string,
  ): Promise<void> {
    return this.trail.append(tx, id, type, { kind: 'staff', id: by }, { holdId, reasonHash: this.trail.keyed(reason) });
  }
}
