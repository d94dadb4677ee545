import { Refusal } from '@zuomei/platform';

export class HeldAlready extends Refusal {
  constructor() {
    super('conflict', 'LEGAL_HOLD_SET', {
      zh: '已在法律保全中。',
      en: 'It is on legal hold already.',
    });
  }
}

export class NotHeld extends Refusal {
  constructor() {
    super('conflict', 'NO_LEGAL_HOLD', { zh: '未被法律保全。', en: 'It is not on legal hold.' });
  }
}

export class OnHold extends Refusal {
  constructor() {
    super('conflict', 'ON_LEGAL_HOLD', {
      zh: '处于法律保全中，任何资料都不得处置；须先由管理员解除保全。',
      en: 'It is on legal hold: nothing of it may be dropped until an administrator releases it.',
    });
  }
}

export class RetentionRuns extends Refusal {
  constructor(until: string | null) {
    super('conflict', 'RETENTION_RUNS', {
      zh: until === null ? '协议尚未结束，不能处置。' : `保管期至 ${until}，期满之前不能处置。`,
      en:
        until === null
          ? 'The agreement is not over yet; nothing of it can be dropped.'
          : `It is kept until ${until}; nothing can be dropped before.`,
    });
  }
}

export class DisposalStanding extends Refusal {
  constructor() {
    super('conflict', 'DISPOSAL_STANDING', {
      zh: '已有处置申请，或已处置完毕。',
      en: 'A disposal has been proposed already, or done.',
    });
  }
}

export class NoDisposal extends Refusal {
  constructor() {
    super('conflict', 'NO_DISPOSAL', { zh: '没有待复核的处置申请。', en: 'No disposal waits to be confirmed.' });
  }
}
