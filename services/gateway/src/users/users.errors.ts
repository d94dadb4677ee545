import { Refusal } from '@zuomei/platform';

export class EmailTaken extends Refusal {
  constructor() {
    super('conflict', 'EMAIL_TAKEN', {
      zh: '该邮箱已有用户。',
      en: 'There is a user with this e-mail already.',
    });
  }
}

/** Without an administrator nobody could ever make one again. */
export class LastAdministrator extends Refusal {
  constructor() {
    super('conflict', 'LAST_ADMINISTRATOR', {
      zh: '这是最后一位管理员,不能停用或取消其管理员角色。',
      en: 'This is the last administrator; it cannot be disabled or lose its role.',
    });
  }
}

export class UserDisabled extends Refusal {
  constructor() {
    super('conflict', 'USER_DISABLED', {
      zh: '该用户已停用,请先启用。',
      en: 'The user is disabled; enable it first.',
    });
  }
}
