import { Refusal } from '@zuomei/platform';

/** The seats held already are more than the new capacity. Nothing is changed. */
export class BelowHeld extends Refusal {
  constructor(held: number, pointer = '/capacity') {
    const said = {
      zh: `已占用 ${held} 个名额,不能低于这个数。`,
      en: `${held} seats are held already; the capacity cannot be lower.`,
    };
    super('conflict', 'BELOW_HELD', said, { errors: [{ pointer, code: 'BELOW_HELD', detail: said }] });
  }
}

/** Until publication the terms belong to the event itself. */
export class NotPublished extends Refusal {
  constructor() {
    super('conflict', 'NOT_PUBLISHED', {
      zh: '活动尚未发布,请直接修改活动。',
      en: 'The event is not published yet; change the event itself.',
    });
  }
}

export class InvalidTerms extends Refusal {
  constructor(pointer: string, zh: string, en: string) {
    const said = { zh, en };
    super('not_allowed', 'INVALID_TERMS', said, { errors: [{ pointer, code: 'INVALID_TERMS', detail: said }] });
  }
}
