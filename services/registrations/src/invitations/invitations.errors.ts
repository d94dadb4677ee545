import { NotFound, Refusal } from '@zuomei/platform';

/** An answer of no about an invitation in this state. */
class InvitationState extends Refusal {
  constructor(code: string, zh: string, en: string) {
    super('conflict', code, { zh, en });
  }
}

export const invitationRevoked = (): Refusal =>
  new InvitationState(
    'INVITATION_REVOKED',
    '这份邀请已被主办方收回。如有疑问,请联系主办方。',
    'The organiser has taken this invitation back. Ask the organiser if this surprises you.',
  );

export const invitationExpired = (): Refusal =>
  new InvitationState(
    'INVITATION_EXPIRED',
    '这份邀请已过期。如仍想参加,请联系主办方重新邀请。',
    'This invitation has expired. If you still want to come, ask the organiser for a new one.',
  );

export const alreadyDeclined = (): Refusal =>
  new InvitationState(
    'INVITATION_DECLINED',
    '这份邀请已被婉拒。如改变了主意,请联系主办方重新邀请。',
    'This invitation was declined. After a change of mind, ask the organiser for a new one.',
  );

export const alreadyAccepted = (): Refusal =>
  new InvitationState(
    'INVITATION_ACCEPTED',
    '这份邀请已被接受。不能参加时,请从报名邮件中的链接取消报名。',
    'This invitation was accepted. Whoever cannot come cancels by the link in the mail about the place.',
  );

export const alreadyInvited = (): Refusal =>
  new InvitationState(
    'ALREADY_INVITED',
    '这个邮箱已有另一份有效的邀请。',
    'Another invitation to this address is open already.',
  );

export const invitationUsedUp = (): Refusal =>
  new InvitationState(
    'INVITATION_USED_UP',
    '这份邀请的名额已用完。如需更多名额,请联系主办方。',
    'All seats of this invitation are taken. Ask the organiser for more.',
  );

export const remindedEnough = (): Refusal =>
  new InvitationState(
    'REMINDED_ENOUGH',
    '已提醒过五次,不再发送。请用其他方式联系对方。',
    'It was reminded five times, which is the most. Reach them another way.',
  );

export class RemindedToday extends Refusal {
  constructor(seconds: number) {
    super(
      'too_many',
      'REMINDED_TODAY',
      { zh: '24 小时内已提醒过,请明天再提醒。', en: 'It was reminded within a day; remind again tomorrow.' },
      { retryAfterSeconds: seconds },
    );
  }
}

/** The invitation is for another address. */
export class InvitedOther extends Refusal {
  constructor() {
    const said = {
      zh: '这份邀请只供受邀邮箱使用,请填写收到邀请的邮箱。',
      en: 'This invitation is for the address it was mailed to; sign up with that one.',
    };
    super('not_allowed', 'INVITATION_FOR_OTHER', said, {
      errors: [{ pointer: '/email', code: 'INVITATION_FOR_OTHER', detail: said }],
    });
  }
}

/** Whatever is no valid link of an invitation, or none of this event. */
export class InvitationNotFound extends NotFound {
  constructor() {
    super({
      zh: '没有这份邀请,或链接已失效。请从最近一封邀请邮件中的链接打开。',
      en: 'There is no such invitation, or the link no longer works. Open it from the latest mail.',
    });
  }
}
