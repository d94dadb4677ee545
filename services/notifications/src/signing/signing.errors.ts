import { Refusal } from '@zuomei/platform';

export class LinkUnknown extends Refusal {
  constructor() {
    super('not_found', 'LINK_UNKNOWN', {
      zh: '这个链接无效,可能已被新的邮件取代。请使用最近一封邮件中的链接。',
      en: 'This link does not work; a newer mail may have replaced it. Use the link in the latest mail.',
    });
  }
}

/** Of the link of who named somebody else to sign: it opens nothing any more. */
export class LinkDelegated extends Refusal {
  constructor() {
    super('not_found', 'LINK_DELEGATED', {
      zh: '这份文件已转交他人签署，这个链接已失效。',
      en: 'Signing was handed to somebody else; this link does not work any more.',
    });
  }
}

/** Only once everybody has signed and the seal is set. */
export class CopyNotReady extends Refusal {
  constructor() {
    super('conflict', 'COPY_NOT_READY', {
      zh: '全部签署完成并加盖电子签章后才能下载。',
      en: 'The signed copy is there once everybody has signed and the file is sealed.',
    });
  }
}

export class SigningSessionEnded extends Refusal {
  constructor() {
    super('unauthenticated', 'SIGNING_SESSION_ENDED', {
      zh: '请从邮件中的链接重新打开签署页面。',
      en: 'Open the signing page again from the link in your mail.',
    });
  }
}

export class AlreadySigned extends Refusal {
  constructor() {
    super('conflict', 'ALREADY_SIGNED', { zh: '你已签署过这份文件。', en: 'You have already signed this document.' });
  }
}

export class EnvelopeDeclined extends Refusal {
  constructor() {
    super('conflict', 'ENVELOPE_DECLINED', { zh: '这份文件已被拒签。', en: 'This document was declined.' });
  }
}

export class EnvelopeVoided extends Refusal {
  constructor() {
    super('conflict', 'ENVELOPE_VOIDED', { zh: '这份文件已被发起方撤回。', en: 'This document was taken back.' });
  }
}

export class EnvelopeExpired extends Refusal {
  constructor() {
    super('conflict', 'ENVELOPE_EXPIRED', { zh: '签署期限已过。', en: 'The time to sign is over.' });
  }
}

export class NotYourTurn extends Refusal {
  constructor() {
    super('conflict', 'NOT_YOUR_TURN', {
      zh: '还没有轮到你签署,轮到时会发邮件通知。',
      en: 'It is not your turn yet; a mail will tell you when it is.',
    });
  }
}

/** In one browser the link opened last is the one that acts; who still has another page open must not sign this. */
export class AnotherDocument extends Refusal {
  constructor() {
    super('conflict', 'ANOTHER_DOCUMENT', {
      zh: '这个浏览器后来又打开了另一份文件。请从邮件中的链接重新打开这份文件。',
      en: 'Another document was opened in this browser since. Open this one again from the link in its mail.',
    });
  }
}

export class ConsentOutdated extends Refusal {
  constructor() {
    super('conflict', 'CONSENT_OUTDATED', {
      zh: '同意书已更新,请刷新页面后重新阅读。',
      en: 'The consent has changed; reload the page and read it again.',
    });
  }
}

export class ReasonRequired extends Refusal {
  constructor() {
    const said = { zh: '请写明拒签理由。', en: 'Say why you decline.' };
    super('not_allowed', 'REASON_REQUIRED', said, { errors: [{ pointer: '/reason', code: 'REQUIRED', detail: said }] });
  }
}

export class SignatureInvalid extends Refusal {
  constructor(zh: string, en: string) {
    const said = { zh, en };
    super('not_allowed', 'SIGNATURE_INVALID', said, {
      errors: [{ pointer: '/signature/value', code: 'SIGNATURE_INVALID', detail: said }],
    });
  }
}
