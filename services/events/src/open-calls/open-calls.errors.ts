import { NotFound, Refusal } from '@zuomei/platform';

export const notAnOpenCall = (): Refusal =>
  new Refusal('conflict', 'NOT_AN_OPEN_CALL', {
    zh: '这项需求不是揭榜挂帅项目。',
    en: 'This need is not an open call.',
  });

export const callClosed = (): Refusal =>
  new Refusal('conflict', 'CALL_CLOSED', {
    zh: '应答已截止,或榜单尚未发布。',
    en: 'The deadline is over, or the call is not published.',
  });

export const ownCall = (): Refusal =>
  new Refusal('not_allowed', 'OWN_CALL', {
    zh: '提出榜单的单位不能自己揭榜。',
    en: 'Who called does not answer the call.',
  });

export const answerDecided = (): Refusal =>
  new Refusal('conflict', 'ANSWER_DECIDED', {
    zh: '这份应答已有结果,不能再改。',
    en: 'This answer was decided on and stays as it is.',
  });

export class AnswerNotFound extends NotFound {
  constructor() {
    super({ zh: '没有这份应答。', en: 'There is no such answer.' });
  }
}
