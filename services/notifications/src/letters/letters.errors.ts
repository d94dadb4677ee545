import { Refusal, type Said } from '@zuomei/platform';

export class LetterUnknown extends Refusal {
  constructor() {
    super('not_found', 'LETTER_NOT_FOUND', { zh: '没有这份聘书或证书。', en: 'There is no such letter.' });
  }
}

export class LetterRevoked extends Refusal {
  constructor() {
    super('conflict', 'LETTER_REVOKED', { zh: '已经撤销。', en: 'It is revoked already.' });
  }
}

export class LetterNotSealed extends Refusal {
  constructor() {
    super('conflict', 'LETTER_NOT_SEALED', {
      zh: '文件还没有盖章,请稍后再试。',
      en: 'The file is not sealed yet; try again in a moment.',
    });
  }
}

export class LetterErased extends Refusal {
  constructor() {
    super('conflict', 'LETTER_ERASED', {
      zh: '持有人的个人信息已按要求删除,文件随之删除;编号与状态保留。',
      en: 'The holder was erased, and the file with them; number and state are kept.',
    });
  }
}

export class ReasonMissing extends Refusal {
  constructor() {
    const said = { zh: '请说明撤销的理由。', en: 'Say why it is revoked.' };
    super('not_allowed', 'REASON_REQUIRED', said, {
      errors: [{ pointer: '/reason', code: 'REASON_REQUIRED', detail: said }],
    });
  }
}

export class NoHolders extends Refusal {
  constructor() {
    const said = {
      zh: '请列出持有人,或选择一场活动的全部到场者,二者取一。',
      en: 'List the holders, or take everybody who came to an event: one of the two.',
    };
    super('not_allowed', 'HOLDERS_REQUIRED', said, {
      errors: [{ pointer: '/holders', code: 'HOLDERS_REQUIRED', detail: said }],
    });
  }
}

export class NobodyCame extends Refusal {
  constructor() {
    const said = { zh: '这场活动还没有到场记录。', en: 'Nobody is recorded as having come to this event.' };
    super('not_allowed', 'NOBODY_CAME', said, { errors: [{ pointer: '/eventId', code: 'NOBODY_CAME', detail: said }] });
  }
}

export class PeopleUnavailable extends Refusal {
  constructor() {
    super(
      'unavailable',
      'TRY_AGAIN',
      { zh: '暂时无法查询到场者,请稍后再试。', en: 'Who came cannot be looked up right now; try again in a moment.' },
      { retryAfterSeconds: 2 },
    );
  }
}

/** What is wrong with one letter of a list, and with which of its fields. */
export interface LetterProblem {
  field: string;
  code: string;
  detail: Said;
}

/** Nothing of a list was issued; every letter of it that cannot be is named. */
export class LettersRefused extends Refusal {
  constructor(problems: { pointer: string; code: string; detail: Said }[]) {
    super(
      'not_allowed',
      'LETTERS_REFUSED',
      {
        zh: '名单中有需要修改的内容,一份也没有签发。',
        en: 'Something in the list needs a change; nothing was issued.',
      },
      { errors: problems.slice(0, 200) },
    );
  }
}
