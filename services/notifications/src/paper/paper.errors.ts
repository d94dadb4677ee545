import { Refusal } from '@zuomei/platform';

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
