import { NotFound, Refusal } from '@zuomei/platform';

/** Whoever knows an address must not be able to flood it. */
export class TooManyMails extends Refusal {
  constructor(seconds: number) {
    const minutes = Math.max(1, Math.ceil(seconds / 60));
    super(
      'too_many',
      'TOO_MANY_MAILS',
      {
        zh: `这个邮箱一小时内已收到五封确认邮件,请先查收(包括垃圾箱),或 ${minutes} 分钟后再试。`,
        en: `Five mails went to this address within an hour; look there first (in spam, too), or try again in ${minutes} minutes.`,
      },
      { retryAfterSeconds: seconds },
    );
  }
}

/** Also for a link that was replaced by a later one. */
export class ConfirmationNotFound extends NotFound {
  constructor() {
    super({
      zh: '这个确认链接已失效。请打开最近一封确认邮件中的链接,或重新报名。',
      en: 'This link no longer works. Open the one in the latest mail, or sign up again.',
    });
  }
}
