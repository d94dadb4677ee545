import { NotFound, Refusal } from '@zuomei/platform';

export class NobodyToTell extends Refusal {
  constructor() {
    super('conflict', 'NOBODY_TO_TELL', { zh: '没有符合条件的人。', en: 'Nobody fits these conditions.' });
  }
}

/** So many mails an hour are not information any more. */
export class TooManyMessages extends Refusal {
  constructor(perHour: number, retryAfterSeconds: number) {
    super(
      'too_many',
      'TOO_MANY_MESSAGES',
      {
        zh: `每个活动每小时最多发 ${perHour} 条通知,请稍后再发。`,
        en: `At most ${perHour} messages an hour for an event; please wait.`,
      },
      { retryAfterSeconds },
    );
  }
}

export class NotToBeTold extends Refusal {
  constructor() {
    super('conflict', 'NOT_PUBLISHED', {
      zh: '活动尚未发布,还没有人可通知。',
      en: 'The event is not published yet; there is nobody to tell.',
    });
  }
}

export class RuleNotFound extends NotFound {
  constructor() {
    super({ zh: '没有这条提醒规则。', en: 'There is no such rule.' });
  }
}
