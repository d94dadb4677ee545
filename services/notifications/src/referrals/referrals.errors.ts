import { Refusal, type Said } from '@zuomei/platform';

const field = (
  pointer: string,
  code: string,
  detail: Said,
): { errors: { pointer: string; code: string; detail: Said }[] } => ({
  errors: [{ pointer, code, detail }],
});

export class ReferralUnknown extends Refusal {
  constructor() {
    super('not_found', 'REFERRAL_NOT_FOUND', { zh: '没有这项服务转介。', en: 'There is no such referral.' });
  }
}

export class ProductMismatch extends Refusal {
  constructor() {
    const detail = {
      zh: '融资转介须选择产品(投、贷、贴、保、券),其他服务不选。',
      en: 'Say which product is asked for with financing, and only with it.',
    };
    super('not_allowed', 'PRODUCT_MISMATCH', detail, field('/product', 'PRODUCT_MISMATCH', detail));
  }
}

export class AmountOnlyFinancing extends Refusal {
  constructor(pointer: string) {
    const detail = { zh: '只有融资转介才有金额。', en: 'Only financing has an amount.' };
    super('not_allowed', 'AMOUNT_ONLY_FINANCING', detail, field(pointer, 'AMOUNT_ONLY_FINANCING', detail));
  }
}

export class GrantWithoutConsent extends Refusal {
  constructor() {
    const detail = { zh: '接受之后才有获批金额。', en: 'An amount is granted only with an answer that accepts.' };
    super('not_allowed', 'GRANT_WITHOUT_CONSENT', detail, field('/amountGranted', 'GRANT_WITHOUT_CONSENT', detail));
  }
}

export class AnsweredTooEarly extends Refusal {
  constructor() {
    const detail = { zh: '答复日期不能早于转介日期。', en: 'The answer cannot be older than the question.' };
    super('not_allowed', 'ANSWERED_TOO_EARLY', detail, field('/answeredOn', 'ANSWERED_TOO_EARLY', detail));
  }
}
