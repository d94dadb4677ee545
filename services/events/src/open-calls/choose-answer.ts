import { Injectable } from '@nestjs/common';
import { type Caller, Clock, transact } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import { lockRecordFor } from '../catalogue/catalogue-access.js';
import { CallAnswer } from './call-answer.entity.js';
import { AnswerNotFound } from './open-calls.errors.js';

/** Who called takes an answer; more than one may be taken. */
@Injectable()
export class ChooseAnswer {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /** @throws CatalogueRecordNotFound | NotYourRecord | AnswerNotFound */
  async execute(caller: Caller, needId: string, answerId: string): Promise<void> {
    await transact(this.db, async (tx) => {
      await lockRecordFor(tx, caller, 'need', needId);
      const answer = await tx.findOneBy(CallAnswer, { id: answerId, needId });
      if (!answer) throw new AnswerNotFound();
      if (answer.chosenAt) return;
      answer.choose(this.clock.now());
      await tx.save(answer);
    });
  }
}
