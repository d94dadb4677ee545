import type { EntityManager } from 'typeorm';
import { Letter } from './letter.entity.js';
import { LetterUnknown } from './letters.errors.js';

/** Every change to a letter, its holds and its trail goes through this lock. @throws LetterUnknown */
export async function lockLetter(tx: EntityManager, id: string): Promise<Letter> {
  const letter = await tx.findOne(Letter, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!letter) throw new LetterUnknown();
  return letter;
}
