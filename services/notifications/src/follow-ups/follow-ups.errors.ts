import type { FollowUpStatus } from '@zuomei/contracts';
import { Refusal } from '@zuomei/platform';

export class FollowUpUnknown extends Refusal {
  constructor() {
    super('not_found', 'FOLLOW_UP_NOT_FOUND', { zh: '没有这个跟进事项。', en: 'There is no such follow-up.' });
  }
}

export class FollowUpStepRefused extends Refusal {
  constructor(from: FollowUpStatus, to: FollowUpStatus) {
    super('conflict', 'FOLLOW_UP_STEP_NOT_ALLOWED', {
      zh: `跟进不能从 ${from} 变为 ${to}:只能向前;签约前才可记为流失。`,
      en: `A follow-up cannot go from ${from} to ${to}: only forward, and it can be lost only before it is signed.`,
    });
  }
}

export class FollowUpReasonMissing extends Refusal {
  constructor() {
    const detail = { zh: '记为流失时请选择原因。', en: 'Say why it was lost.' };
    super('not_allowed', 'REASON_REQUIRED', detail, {
      errors: [{ pointer: '/reasonCode', code: 'REQUIRED', detail }],
    });
  }
}
