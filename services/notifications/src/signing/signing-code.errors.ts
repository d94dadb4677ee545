import { Refusal } from '@zuomei/platform';

const said = {
  REQUIRED: () => ({
    zh: '请输入发到你邮箱的六位验证码。',
    en: 'Enter the six digits that were mailed to you.',
  }),
  CODE_WRONG: (left: number) => ({
    zh: `验证码不正确，还可以再试 ${left} 次。`,
    en: `That is not the code; tries left: ${left}.`,
  }),
  CODE_EXPIRED: () => ({
    zh: '验证码已失效，请重新获取。',
    en: 'The code does not count any more; ask for a new one.',
  }),
};

/** Without the mailed code, with a wrong one, or with one that does not count any more; `errors` says which. */
export class CodeRequired extends Refusal {
  constructor(why: keyof typeof said, triesLeft = 0) {
    const detail = said[why](triesLeft);
    super('forbidden', 'CODE_REQUIRED', detail, { errors: [{ pointer: '/code', code: why, detail }] });
  }
}

export class TooManyCodes extends Refusal {
  constructor(retryAfterSeconds: number) {
    super(
      'too_many',
      'TOO_MANY_CODES',
      { zh: '获取验证码过于频繁,请稍后再试。', en: 'Too many codes were asked for; try again later.' },
      { retryAfterSeconds },
    );
  }
}

export class DelegateMayNotDelegate extends Refusal {
  constructor() {
    super('conflict', 'DELEGATE_MAY_NOT_DELEGATE', {
      zh: '这份文件是委托你签署的,不能再次委托。',
      en: 'Signing was delegated to you; it cannot be passed on again.',
    });
  }
}

export class DelegateIsYourself extends Refusal {
  constructor() {
    const detail = { zh: '受托人的邮箱不能是你自己的邮箱。', en: 'That is your own address; name somebody else.' };
    super('not_allowed', 'DELEGATE_IS_YOURSELF', detail, {
      errors: [{ pointer: '/email', code: 'DELEGATE_IS_YOURSELF', detail }],
    });
  }
}
