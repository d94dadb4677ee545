import type { EventStatus } from '@zuomei/contracts';
import { type FieldRefusal, NotFound, Refusal, type Said } from '@zuomei/platform';
import type { EventAction } from './event-states.js';

/** Also for events the caller may not see: they answer as if unknown. */
export class EventNotFound extends NotFound {
  constructor() {
    super({ zh: '没有这个活动。', en: 'There is no such event.' });
  }
}

export class NotYourEvent extends Refusal {
  constructor() {
    super('forbidden', 'NOT_YOUR_EVENT', {
      zh: '你不是主办单位的组织者,不能操作这个活动。',
      en: 'You do not organise for any of its hosts.',
    });
  }
}

const statusWords: Record<EventStatus, Said> = {
  draft: { zh: '草稿', en: 'a draft' },
  published: { zh: '已发布', en: 'published' },
  postponed: { zh: '已延期', en: 'postponed' },
  cancelled: { zh: '已取消', en: 'cancelled' },
  ended: { zh: '已结束', en: 'over' },
};

const actionWords: Record<EventAction, Said> = {
  change: { zh: '修改', en: 'be changed' },
  publish: { zh: '发布', en: 'be published' },
  postpone: { zh: '延期', en: 'be postponed' },
  cancel: { zh: '取消', en: 'be cancelled' },
  end: { zh: '结束', en: 'be ended' },
};

/** The event is in a state from which that does not lead on. */
export class EventStatusRefuses extends Refusal {
  constructor(status: EventStatus, action: EventAction) {
    super('conflict', 'EVENT_STATUS', {
      zh: `活动${statusWords[status].zh},不能${actionWords[action].zh}。`,
      en: `The event is ${statusWords[status].en} and cannot ${actionWords[action].en}.`,
    });
  }
}

/** After publication the sign-up terms belong to registrations. */
export class TermsPublished extends Refusal {
  constructor(fields: string[]) {
    super(
      'conflict',
      'TERMS_PUBLISHED',
      {
        zh: '活动发布后,报名条件请在报名管理中修改。',
        en: 'The event is published; its sign-up terms are changed with its registrations.',
      },
      {
        errors: fields.map((field) => ({
          pointer: `/${field}`,
          code: 'TERMS_PUBLISHED',
          detail: { zh: '发布后不能在这里修改', en: 'cannot be changed here after publication' },
        })),
      },
    );
  }
}

/** A postponed event has no date; it gets one when it is published again. */
export class NewDateRequired extends Refusal {
  constructor() {
    const said = { zh: '延期的活动须给出新的开始时间。', en: 'A postponed event needs its new start.' };
    super('not_allowed', 'NEW_DATE_REQUIRED', said, {
      errors: [{ pointer: '/startsAt', code: 'NEW_DATE_REQUIRED', detail: said }],
    });
  }
}

export class DateOnlyByPublishing extends Refusal {
  constructor() {
    super('conflict', 'EVENT_POSTPONED', {
      zh: '活动已延期,新的日期请在重新发布时给出。',
      en: 'The event is postponed; give the new date when you publish it again.',
    });
  }
}

/** Fields that contradict each other. */
export class EventContradiction extends Refusal {
  constructor(errors: FieldRefusal[]) {
    super(
      'not_allowed',
      errors[0]?.code ?? 'NOT_ALLOWED',
      { zh: '有些内容互相矛盾,请看各项说明。', en: 'Some fields contradict each other; see each of them.' },
      { errors },
    );
  }
}

export class EventCodeTaken extends Refusal {
  constructor(code: string) {
    const said = { zh: `编号 ${code} 已被另一活动使用。`, en: `Another event has the code ${code}.` };
    super('conflict', 'CODE_TAKEN', said, { errors: [{ pointer: '/code', code: 'CODE_TAKEN', detail: said }] });
  }
}
