import type { AgreementStatus } from '@zuomei/contracts';
import { Refusal, type Said } from '@zuomei/platform';

const words: Record<AgreementStatus, Said> = {
  draft: { zh: '草稿', en: 'a draft' },
  signing: { zh: '签署中', en: 'out for signature' },
  signed: { zh: '已签署', en: 'signed' },
  abandoned: { zh: '已放弃', en: 'abandoned' },
  terminated: { zh: '已终止', en: 'terminated' },
};

export class AgreementUnknown extends Refusal {
  constructor() {
    super('not_found', 'AGREEMENT_NOT_FOUND', { zh: '没有这份协议。', en: 'There is no such agreement.' });
  }
}

export class AgreementNotDraft extends Refusal {
  constructor(status: AgreementStatus) {
    super('conflict', 'AGREEMENT_NOT_DRAFT', {
      zh: `协议现为${words[status].zh},只有草稿可以修改或发出。`,
      en: `The agreement is ${words[status].en}; only a draft can be changed or sent.`,
    });
  }
}

export class AgreementStepRefused extends Refusal {
  constructor(from: AgreementStatus, to: AgreementStatus) {
    super('conflict', 'AGREEMENT_STEP_NOT_ALLOWED', {
      zh: `协议现为${words[from].zh},不能变为${words[to].zh}。`,
      en: `The agreement is ${words[from].en} and cannot become ${words[to].en}.`,
    });
  }
}

export class EnvelopeNotSent extends Refusal {
  constructor() {
    super('conflict', 'ENVELOPE_NOT_SENT', {
      zh: '没有正在签署的文件,或者全部签署已完成。',
      en: 'No file is out for signature, or everybody has signed.',
    });
  }
}

export class NotAtTurn extends Refusal {
  constructor() {
    super('conflict', 'NOT_AT_TURN', {
      zh: '还没有轮到此人，或此人已经签署。',
      en: 'It is not their turn, or they have signed already.',
    });
  }
}

export class TooManyReminders extends Refusal {
  constructor(retryAfterSeconds: number) {
    super(
      'too_many',
      'TOO_MANY_REMINDERS',
      {
        zh: `一小时内最多发送 5 封签署邮件，${Math.ceil(retryAfterSeconds / 60)} 分钟后可以再发。`,
        en: `At most 5 mails to sign go out within an hour; the next is possible in ${Math.ceil(retryAfterSeconds / 60)} minutes.`,
      },
      { retryAfterSeconds: Math.ceil(retryAfterSeconds) },
    );
  }
}

export class SealNotFailed extends Refusal {
  constructor() {
    super('conflict', 'SEAL_NOT_FAILED', { zh: '没有失败的签章可以重试。', en: 'No seal has failed here.' });
  }
}

export class EnvelopeUnknown extends Refusal {
  constructor() {
    super('not_found', 'ENVELOPE_NOT_FOUND', { zh: '没有这个签署件。', en: 'There is no such envelope.' });
  }
}

export class NoSigner extends Refusal {
  constructor() {
    const said = { zh: '至少要有一位签署人。', en: 'There must be at least one signer.' };
    super('not_allowed', 'NO_SIGNER', said, { errors: [{ pointer: '/parties', code: 'NO_SIGNER', detail: said }] });
  }
}

const field = (
  pointer: string,
  code: string,
  said: Said,
): [Said, { errors: { pointer: string; code: string; detail: Said }[] }] => [
  said,
  { errors: [{ pointer, code, detail: said }] },
];

export class AmountTooSmall extends Refusal {
  constructor() {
    super(
      'not_allowed',
      'TECHNOLOGY_AMOUNT_ABOVE_AMOUNT',
      ...field('/technologyTransactionAmount', 'TECHNOLOGY_AMOUNT_ABOVE_AMOUNT', {
        zh: '技术交易额是合同金额的一部分,不能大于合同金额。',
        en: 'The technology transaction amount is a part of the amount and cannot be more.',
      }),
    );
  }
}

export class TermBackwards extends Refusal {
  constructor() {
    super(
      'not_allowed',
      'TERM_BACKWARDS',
      ...field('/termEndsOn', 'TERM_BACKWARDS', {
        zh: '期限不能早于起始日结束。',
        en: 'The term ends before it starts.',
      }),
    );
  }
}

export class TermOverlap extends Refusal {
  constructor() {
    super(
      'not_allowed',
      'TERM_OVERLAP',
      ...field('/termStartsOn', 'TERM_OVERLAP', {
        zh: '续签的期限应在原协议到期之后开始;原协议须有到期日。',
        en: 'A renewal starts after its predecessor ends, and the predecessor must have an end.',
      }),
    );
  }
}

export class TermStartMissing extends Refusal {
  constructor() {
    super(
      'not_allowed',
      'TERM_START_REQUIRED',
      ...field('/termStartsOn', 'TERM_START_REQUIRED', {
        zh: '续签须写明起始日。',
        en: 'A renewal says when it starts.',
      }),
    );
  }
}

export class UnknownPredecessor extends Refusal {
  constructor() {
    super(
      'not_allowed',
      'UNKNOWN_REFERENCE',
      ...field('/renewsId', 'UNKNOWN_REFERENCE', { zh: '没有这份原协议。', en: 'There is no such agreement.' }),
    );
  }
}

export class UnknownFollowUp extends Refusal {
  constructor() {
    super(
      'not_allowed',
      'UNKNOWN_REFERENCE',
      ...field('/followUpId', 'UNKNOWN_REFERENCE', { zh: '没有这个跟进事项。', en: 'There is no such follow-up.' }),
    );
  }
}

export class SignByPast extends Refusal {
  constructor() {
    super(
      'not_allowed',
      'SIGN_BY_PAST',
      ...field('/signBy', 'SIGN_BY_PAST', { zh: '签署期限已过。', en: 'The day to sign by is over.' }),
    );
  }
}

export class SignByNotLater extends Refusal {
  constructor(now: Date) {
    super(
      'not_allowed',
      'SIGN_BY_NOT_LATER',
      ...field('/signBy', 'SIGN_BY_NOT_LATER', {
        zh: `新的截止时间应晚于现在的截止时间(${now.toISOString()})。`,
        en: `The new time must be later than the one that holds now (${now.toISOString()}).`,
      }),
    );
  }
}

export class DocumentNotFrozen extends Refusal {
  constructor() {
    super('conflict', 'DOCUMENT_NOT_FROZEN', {
      zh: '协议尚未发出,还没有固定的文件。',
      en: 'The agreement was not sent yet; there is no frozen file.',
    });
  }
}

export class EvidenceNotReady extends Refusal {
  constructor() {
    super('conflict', 'EVIDENCE_NOT_READY', {
      zh: '签署证据在文件签章完成后自动生成,请稍后再试。',
      en: 'The evidence is made once the file is sealed; try again in a moment.',
    });
  }
}
