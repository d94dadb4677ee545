import { CallAnswerRecorded, CallAnswerRecordedV1 } from '@zuomei/contracts';
import type { OutboxLine } from '@zuomei/messaging';
import type { CatalogueRecord } from '../catalogue/catalogue-record.entity.js';
import type { CallAnswer } from './call-answer.entity.js';

/** Who answered which call, and what became of it; not what was proposed. */
export const callAnswerFact = (answer: CallAnswer, need: CatalogueRecord): OutboxLine => ({
  fact: CallAnswerRecorded,
  payload: Object.assign(new CallAnswerRecordedV1(), {
    answerId: answer.id,
    version: answer.version,
    needId: need.id,
    title: need.title,
    organisationId: answer.organisationId,
    status: answer.status,
    calledBy: need.recordedBy ?? undefined,
    answeredBy: answer.answeredBy,
  }),
  about: answer,
});
