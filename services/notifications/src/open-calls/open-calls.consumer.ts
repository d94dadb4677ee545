import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { CallAnswerRecorded, CallAnswerRecordedV1 } from '@zuomei/contracts';
import { FactContext, OnFact } from '@zuomei/messaging';
import { MailJobs } from '../mails/mail-jobs.js';

/** Tells who called of a new answer, and who answered of what became of it. */
@Controller()
export class OpenCallsConsumer {
  constructor(private readonly mails: MailJobs) {}

  @OnFact(CallAnswerRecorded)
  async onAnswer(@Payload() fact: CallAnswerRecordedV1, @Ctx() context: FactContext): Promise<void> {
    const { needId, title, organisationId, status, version, calledBy, answeredBy } = fact;
    // A change of what is proposed is seen at the desk.
    const personId = status === 'waiting' ? (version === 1 ? calledBy : undefined) : answeredBy;
    if (personId === undefined) return;
    const { factId, time: causedAt } = context;
    const data = { needId, title, organisationId };
    context.gather(this.mails.addAll, { factId, kind: `call_answer_${status}`, personId, data, causedAt });
  }
}
