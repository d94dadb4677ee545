import type { MilestoneStatus } from '@zuomei/contracts';
import { Refusal, type Said } from '@zuomei/platform';

const words: Record<MilestoneStatus, Said> = {
  planned: { zh: '已计划', en: 'planned' },
  claimed: { zh: '待确认', en: 'claimed' },
  reached: { zh: '已达成', en: 'reached' },
  missed: { zh: '未达成', en: 'missed' },
  dropped: { zh: '已取消', en: 'dropped' },
};

export class MilestoneUnknown extends Refusal {
  constructor() {
    super('not_found', 'MILESTONE_NOT_FOUND', { zh: '没有这个里程碑。', en: 'There is no such milestone.' });
  }
}

export class MilestoneFileUnknown extends Refusal {
  constructor() {
    super('not_found', 'FILE_NOT_FOUND', { zh: '没有这个文件。', en: 'There is no such file.' });
  }
}

export class MilestoneStepRefused extends Refusal {
  constructor(from: MilestoneStatus, to: MilestoneStatus) {
    super('conflict', 'MILESTONE_STEP_NOT_ALLOWED', {
      zh: `里程碑现为${words[from].zh},不能变为${words[to].zh}。`,
      en: `The milestone is ${words[from].en} and cannot become ${words[to].en}.`,
    });
  }
}

export class SecondPersonWanted extends Refusal {
  constructor() {
    super('forbidden', 'SECOND_PERSON_WANTED', {
      zh: '须由另一位工作人员确认,不能由提交人本人确认。',
      en: 'Somebody else must confirm it, not whoever submitted it.',
    });
  }
}

export class AgreementNotSigned extends Refusal {
  constructor() {
    super('conflict', 'AGREEMENT_NOT_SIGNED', { zh: '协议尚未签署。', en: 'The agreement is not signed yet.' });
  }
}

export class AgreementOver extends Refusal {
  constructor() {
    super('conflict', 'AGREEMENT_OVER', {
      zh: '协议已放弃或终止。',
      en: 'The agreement was abandoned or terminated.',
    });
  }
}

export class ReachedLater extends Refusal {
  constructor() {
    const detail = { zh: '达成日期不能晚于今天。', en: 'The day must not be later than today.' };
    super('not_allowed', 'REACHED_LATER', detail, {
      errors: [{ pointer: '/reachedOn', code: 'REACHED_LATER', detail }],
    });
  }
}
