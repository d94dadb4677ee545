import { Refusal } from '@zuomei/platform';

/** The same for an unknown e-mail, a wrong password and a disabled user: nobody learns who is known here. */
export class WrongCredentials extends Refusal {
  constructor() {
    super('unauthenticated', 'INVALID_CREDENTIALS', {
      zh: '邮箱或密码不正确。',
      en: 'E-mail or password is not right.',
    });
  }
}

export class TooManyTries extends Refusal {
  constructor(retryAfterSeconds: number) {
    super(
      'too_many',
      'TOO_MANY_TRIES',
      { zh: '尝试次数过多,请稍后再试。', en: 'Too many tries; wait a while.' },
      { retryAfterSeconds },
    );
  }
}

export class InvalidBearer extends Refusal {
  constructor() {
    super('unauthenticated', 'INVALID_TOKEN', {
      zh: '登录已失效,请重新登录。',
      en: 'Your sign-in is no longer valid.',
    });
  }
}

export class ForeignOrigin extends Refusal {
  constructor() {
    super('forbidden', 'FOREIGN_ORIGIN', {
      zh: '请求来自其他网站,已拒绝。',
      en: 'The request came from another site and was refused.',
    });
  }
}

export class PasswordLinkInvalid extends Refusal {
  constructor() {
    super('not_allowed', 'PASSWORD_LINK_INVALID', {
      zh: '链接无效、已使用或已过期,请重新获取。',
      en: 'The link is not valid, was used or has expired; ask for a new one.',
    });
  }
}
