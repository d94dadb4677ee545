import { Injectable } from '@nestjs/common';
import { transact } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import { type Administrator, LegalHolds } from '../retention/legal-holds.js';
import { lockLetter } from './lock-letter.js';
import { RevokeLetter } from './revoke-letter.js';

/** 法律保全 of a letter: while it lasts its holder and file stay, even if the person is to be erased. */
@Injectable()
export class HoldLetter {
  constructor(
    private readonly db: DataSource,
    private readonly letters: RevokeLetter,
    private readonly holds: LegalHolds,
  ) {}

  /** @throws LetterUnknown, LetterErased, HeldAlready */
  execute(id: string, reason: string, by: Administrator): Promise<void> {
    return transact(this.db, async (tx) => {
      (await lockLetter(tx, id)).requireHolder();
      await this.holds.set(tx, { letterId: id }, reason, by);
    });
  }

  /** What was to be erased meanwhile is erased with it. @throws LetterUnknown, NotHeld */
  release(id: string, reason: string, by: Administrator): Promise<void> {
    return transact(this.db, async (tx) => {
      const letter = await lockLetter(tx, id);
      await this.holds.release(tx, { letterId: id }, reason, by);
      if (letter.erasureAskedAt === null) return;
      await this.letters.forget(tx, letter, { kind: 'system' });
      await tx.save(letter);
    });
  }
}
