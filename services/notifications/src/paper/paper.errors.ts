import type { AgreementStatus } from '@zuomei/contracts';
import { Refusal } from '@zuomei/platform';

/** Out for electronic signature, or over: there is one way of signing at a time. */
export class PaperNotWanted extends Refusal {
  constructor(status: AgreementStatus) {
    const out = status === 'signing';
    super('conflict', 'AGREEMENT_NOT_DRAFT', {
      zh: out ? '协议正在电子签署中；要改为纸质签署，请先撤回。' : '协议已签署或已结束，不再需要纸质签署件。',
      en: out
        ? 'The agreement is out for electronic signature; take it back before signing on paper.'
        : 'The agreement is signed or over; no signed paper is wanted.',
    });
  }
}

export class PaperMissing extends Refusal {
  constructor() {
    super('conflict', 'PAPER_MISSING', {
      zh: '还没有上传纸质签署件的扫描件。',
      en: 'No scan of the signed paper has been uploaded yet.',
    });
  }
}

export class PaperUnknown extends Refusal {
  constructor() {
    super('not_found', 'PAPER_NOT_FOUND', { zh: '没有纸质签署件。', en: 'There is no signed paper.' });
  }
}

export class SignedLater extends Refusal {
  constructor() {
    const detail = { zh: '签署日期不能晚于今天。', en: 'The day of signing must not be later than today.' };
    super('not_allowed', 'SIGNED_LATER', detail, { errors: [{ pointer: '/signedOn', code: 'SIGNED_LATER', detail }] });
  }
}
