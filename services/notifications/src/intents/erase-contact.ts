import { Injectable } from '@nestjs/common';
import { NotFound, transact } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import { Intent } from './intent.entity.js';

/** Drops whom to ask about an intent, and the same person wherever else they are named by that address. */
@Injectable()
export class EraseContact {
  constructor(private readonly db: DataSource) {}

  /** @returns how many intents lost their contact; 0 if there was none @throws NotFound for an intent nobody knows */
  execute(intentId: string): Promise<number> {
    return transact(this.db, async (tx) => {
      if (!(await tx.existsBy(Intent, { id: intentId }))) throw new NotFound();
      const [, erased]: [unknown, number] = await tx.query(
        `DELETE FROM intent_contacts WHERE intent_id = $1
           OR lower(email) = (SELECT lower(email) FROM intent_contacts WHERE intent_id = $1)`,
        [intentId],
      );
      return erased;
    });
  }
}
