import { Injectable } from '@nestjs/common';
import { Outbox } from '@zuomei/messaging';
import { type Caller, Clock, transact } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import { lockRecordFor } from '../catalogue/catalogue-access.js';
import { callAnswerFact } from './call-answer-fact.js';
import { CallAnswer } from './call-answer.entity.js';
import { AnswerNotFound } from './open-calls.errors.js';

export type Decision = { readonly to: 'choose' } | { readonly to: 'decline'; readonly reason: string };

/** Who called takes an answer, more than one if wanted, or says why not. */
@Injectable()
export class DecideOnAnswer {
  constructor(
    private readonly db: DataSource,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @throws CatalogueRecordNotFound | NotYourRecord | AnswerNotFound | ANSWER_DECIDED */
  async execute(caller: Caller, needId: string, answerId: string, decision: Decision): Promise<void> {
    await transact(this.db, async (tx) => {
      const need = await lockRecordFor(tx, caller, 'need', needId);
      const answer = await tx.findOneBy(CallAnswer, { id: answerId, needId });
      if (!answer) throw new AnswerNotFound();
      const now = this.clock.now();
      const decided = decision.to === 'choose' ? answer.choose(now) : answer.decline(decision.reason, now);
      if (!decided) return;
      await tx.save(answer);
      await this.outbox.addAll(tx, [callAnswerFact(answer, need)]);
    });
  }
}
