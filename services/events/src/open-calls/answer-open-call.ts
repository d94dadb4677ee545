import { Injectable } from '@nestjs/common';
import { Outbox } from '@zuomei/messaging';
import { type Caller, Clock, transact } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import { isMemberOf, maySeeRecord, reviews } from '../catalogue/catalogue-access.js';
import { CatalogueRecord } from '../catalogue/catalogue-record.entity.js';
import { catalogueDay } from '../catalogue/catalogue-views.js';
import { CatalogueRecordNotFound, NotYourRecord } from '../catalogue/catalogue.errors.js';
import { requireReferences } from '../references.js';
import { callAnswerFact } from './call-answer-fact.js';
import { type Answered, CallAnswer } from './call-answer.entity.js';
import { callClosed, notAnOpenCall, ownCall } from './open-calls.errors.js';

/** An organisation answers an open call, or changes its answer, until the end of its last day. */
@Injectable()
export class AnswerOpenCall {
  constructor(
    private readonly db: DataSource,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @throws CatalogueRecordNotFound | NotYourRecord | NOT_AN_OPEN_CALL | OWN_CALL | CALL_CLOSED | ANSWER_DECIDED | UnknownReference */
  async execute(caller: Caller, needId: string, answered: Answered): Promise<void> {
    const { organisationId, achievementId } = answered;
    await transact(this.db, async (tx) => {
      // Its row stands for its answers, too: two of one organisation do not both make the first.
      const need = await tx.findOne(CatalogueRecord, {
        where: { id: needId, type: 'need' },
        lock: { mode: 'pessimistic_write' },
      });
      if (!need || !maySeeRecord(caller, need)) throw new CatalogueRecordNotFound();
      if (!reviews(caller) && !isMemberOf(caller, organisationId)) throw new NotYourRecord();
      if (!need.openCall) throw notAnOpenCall();
      if (need.ownerId === organisationId) throw ownCall();
      const now = this.clock.now();
      if (need.statusOn(catalogueDay(now)) !== 'published') throw callClosed();
      await requireReferences(
        tx,
        { table: 'organisations', ids: [{ pointer: '/organisationId', id: organisationId }] },
        { table: 'achievements', ids: achievementId ? [{ pointer: '/achievementId', id: achievementId }] : [] },
      );
      const known = await tx.findOneBy(CallAnswer, { needId, organisationId });
      if (known) known.change(answered, caller.userId, now);
      const answer = known ?? CallAnswer.to(needId, answered, caller.userId, now);
      await tx.save(answer);
      await this.outbox.addAll(tx, [callAnswerFact(answer, need)]);
    });
  }
}
