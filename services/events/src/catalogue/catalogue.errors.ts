import type { CatalogueStatus } from '@zuomei/contracts';
import { NotFound, Refusal, type Said } from '@zuomei/platform';

export class CatalogueRecordNotFound extends NotFound {
  constructor() {
    super({ zh: '没有这条成果或需求。', en: 'There is no such achievement or need.' });
  }
}

export class NotYourRecord extends Refusal {
  constructor() {
    super('forbidden', 'NOT_YOUR_RECORD', {
      zh: '只有所属单位的成员、组织者和跟进人员可以这样做。',
      en: 'Only members of the owner, organisers and staff may do this.',
    });
  }
}

export class CatalogueCodeTaken extends Refusal {
  constructor(code: string) {
    const said = { zh: `编号 ${code} 已被使用。`, en: `The code ${code} is taken.` };
    super('conflict', 'CODE_TAKEN', said, { errors: [{ pointer: '/code', code: 'CODE_TAKEN', detail: said }] });
  }
}

export const deadlineMissing: Said = {
  zh: '揭榜挂帅须填写应答截止日',
  en: 'is wanted for an open call: the last day for answers',
};

/** An open call that nobody knows the end of is neither put forward nor published. */
export class OpenCallWantsDeadline extends Refusal {
  constructor() {
    const said = {
      zh: '揭榜挂帅须有应答截止日:请填写后再提交或发布。',
      en: 'An open call wants a last day for answers: say it, then put it forward or publish it.',
    };
    super('not_allowed', 'OPEN_CALL_WANTS_DEADLINE', said, {
      errors: [{ pointer: '/answerBy', code: 'REQUIRED', detail: deadlineMissing }],
    });
  }
}

const states: Record<CatalogueStatus, Said> = {
  draft: { zh: '草稿', en: 'a draft' },
  in_review: { zh: '审核中', en: 'in review' },
  published: { zh: '已发布', en: 'published' },
  withdrawn: { zh: '已撤回', en: 'withdrawn' },
  expired: { zh: '已过期', en: 'expired' },
};

export class CatalogueStatusRefuses extends Refusal {
  constructor(status: CatalogueStatus) {
    const { zh, en } = states[status];
    super('conflict', 'STATUS_REFUSES', {
      zh: `现在是${zh},不能这样做。`,
      en: `It is ${en} now; this cannot be done.`,
    });
  }
}

/** A member changes what is not published; what is, only after taking it back. */
export class WithdrawFirst extends Refusal {
  constructor() {
    super('conflict', 'WITHDRAW_FIRST', {
      zh: '已发布的内容请先撤回,修改后再提交审核。',
      en: 'Withdraw it first; after the change it is reviewed again.',
    });
  }
}
