import { Refusal, type Said } from '@zuomei/platform';

export class CeremonyUnknown extends Refusal {
  constructor() {
    super('not_found', 'CEREMONY_NOT_FOUND', { zh: '没有这场集中签约。', en: 'There is no such signing ceremony.' });
  }
}

export class ItemUnknown extends Refusal {
  constructor() {
    super('not_found', 'CEREMONY_ITEM_NOT_FOUND', {
      zh: '这场集中签约中没有这一项。',
      en: 'The ceremony has no such item.',
    });
  }
}

/** Ticked or on stage: it would vanish from under the clerk. */
export class ItemTicked extends Refusal {
  constructor(title: string) {
    super('conflict', 'CEREMONY_ITEM_TICKED', {
      zh: `“${title}”已上台或已勾选,请先撤销再移出名单。`,
      en: `"${title}" has been called or ticked; undo that before taking it off the list.`,
    });
  }
}

class ItemRefused extends Refusal {
  constructor(at: number, code: string, detail: Said) {
    super('not_allowed', code, detail, { errors: [{ pointer: `/items/${at}/agreementId`, code, detail }] });
  }
}

export class ItemAgreementUnknown extends ItemRefused {
  constructor(at: number) {
    super(at, 'UNKNOWN_REFERENCE', { zh: '没有这份协议。', en: 'There is no such agreement.' });
  }
}

export class ItemAgreementOver extends ItemRefused {
  constructor(at: number) {
    super(at, 'AGREEMENT_OVER', { zh: '协议已放弃或终止。', en: 'The agreement was abandoned or terminated.' });
  }
}

export class ItemRepeated extends ItemRefused {
  constructor(at: number) {
    super(at, 'ITEM_REPEATED', { zh: '同一份协议只能列入一次。', en: 'An agreement stands in the run once.' });
  }
}
