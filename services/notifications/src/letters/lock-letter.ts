import { type EntityManager, IsNull } from 'typeorm';
import { LegalHold } from '../retention/legal-hold.entity.js';
import { Letter } from './letter.entity.js';
import { LetterUnknown } from './letters.errors.js';

/** Every change to a letter, its holds and its trail goes through this lock. @throws LetterUnknown */
export async function lockLetter(tx: EntityManager, id: string): Promise<Letter> {
  const letter = await tx.findOne(Letter, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!letter) throw new LetterUnknown();
  return letter;
}

/** Under that lock: a hold and an erasure come one after the other. */
export const holdOn = (tx: EntityManager, letterId: string): Promise<LegalHold | null> =>
  tx.findOneBy(LegalHold, { letterId, releasedAt: IsNull() });
