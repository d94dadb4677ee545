import { type FieldRefusal, invalidInput, NotFound, Refusal, type Said } from '@zuomei/platform';
import type { ClosedReason } from '../offerings/offering.entity.js';

const closedWords: Record<Exclude<ClosedReason, 'full'>, Said> = {
  not_published: { zh: '活动尚未发布,还不能报名。', en: 'The event is not published yet; nobody can sign up.' },
  not_yet_open: { zh: '报名尚未开始。', en: 'Sign-up has not opened yet.' },
  closed: { zh: '报名已截止。', en: 'Sign-up has closed.' },
  postponed: {
    zh: '活动已延期,新时间公布后再开放报名。',
    en: 'The event is postponed; sign-up opens with its new date.',
  },
  cancelled: { zh: '活动已取消。', en: 'The event is cancelled.' },
  ended: { zh: '活动已结束。', en: 'The event is over.' },
};

/** Nobody can sign up right now; `errors[0].code` is the reason, as in availability. */
export class SignUpClosed extends Refusal {
  constructor(reason: Exclude<ClosedReason, 'full'>) {
    const detail = closedWords[reason];
    super('conflict', 'SIGN_UP_CLOSED', detail, {
      errors: [{ pointer: '', code: reason.toUpperCase(), detail }],
    });
  }
}

/** The other way of attending has no place; the one held is kept. */
export class ModeFull extends Refusal {
  constructor(waitlist: boolean) {
    const said = waitlist
      ? {
          zh: '这种参加方式名额已满;可以放弃现有名额,转入候补。',
          en: 'No places are left there; you may give up your place and join the line.',
        }
      : { zh: '这种参加方式名额已满。', en: 'No places are left there.' };
    super('conflict', 'EVENT_FULL', said, {
      errors: [{ pointer: '/attendanceMode', code: waitlist ? 'MAY_WAIT' : 'EVENT_FULL', detail: said }],
    });
  }
}

export class EventFull extends Refusal {
  constructor(sessionIndex?: number) {
    const whole = { zh: '名额已满。', en: 'No places are left.' };
    const session = { zh: '所选场次名额已满。', en: 'The chosen session has no places left.' };
    super('conflict', 'EVENT_FULL', sessionIndex === undefined ? whole : session, {
      errors:
        sessionIndex === undefined
          ? []
          : [{ pointer: `/sessionIds/${sessionIndex}`, code: 'EVENT_FULL', detail: session }],
    });
  }
}

/** Unknown to anonymous callers, and to everybody for whom the event does not exist. */
export class EventNotFound extends NotFound {
  constructor() {
    super({ zh: '没有这个活动。', en: 'There is no such event.' });
  }
}

export class UnknownReference extends Refusal {
  constructor(pointer: string) {
    const said = { zh: '所引用的记录不存在。', en: 'The record it refers to does not exist.' };
    super('not_allowed', 'UNKNOWN_REFERENCE', said, {
      errors: [{ pointer, code: 'UNKNOWN_REFERENCE', detail: said }],
    });
  }
}

export class InvalidAnswers extends Refusal {
  constructor(problems: FieldRefusal[]) {
    const said = invalidInput([]).said;
    super('not_allowed', 'INVALID_ANSWERS', said, { errors: problems });
  }
}

export class UnknownSession extends Refusal {
  constructor(index: number) {
    const said = { zh: '活动没有这个场次。', en: 'The event has no such session.' };
    super('not_allowed', 'UNKNOWN_SESSION', said, {
      errors: [{ pointer: `/sessionIds/${index}`, code: 'UNKNOWN_SESSION', detail: said }],
    });
  }
}

export class SessionsOverlap extends Refusal {
  constructor(first: string, second: string, index: number) {
    const said = {
      zh: `“${first}”与“${second}”时间重叠,只能选一个。`,
      en: `“${first}” and “${second}” are at the same time; choose one.`,
    };
    super('not_allowed', 'SESSIONS_OVERLAP', said, {
      errors: [{ pointer: `/sessionIds/${index}`, code: 'SESSIONS_OVERLAP', detail: said }],
    });
  }
}

export class ModeNotOffered extends Refusal {
  constructor() {
    const said = { zh: '活动不提供这种参加方式。', en: 'The event cannot be attended this way.' };
    super('not_allowed', 'MODE_NOT_OFFERED', said, {
      errors: [{ pointer: '/attendanceMode', code: 'MODE_NOT_OFFERED', detail: said }],
    });
  }
}

/** A registration in this state does not allow it. */
export class WrongState extends Refusal {
  constructor(code: string, zh: string, en: string) {
    super('conflict', code, { zh, en });
  }
}

export const eventOver = (): WrongState =>
  new WrongState(
    'EVENT_OVER',
    '活动已结束或取消,不能再更改。',
    'The event is over or cancelled; nothing can be changed.',
  );

export const notLive = (): WrongState =>
  new WrongState(
    'REGISTRATION_ENDED',
    '这个报名已取消或未通过,请重新报名。',
    'This registration was cancelled or refused; sign up again.',
  );

export const notPending = (): WrongState =>
  new WrongState('NOT_PENDING', '这个报名不在待审核状态。', 'This registration does not wait for approval.');

export const notConfirmed = (): WrongState =>
  new WrongState('NOT_CONFIRMED', '报名尚未确认。', 'The registration is not confirmed.');

export const noOffer = (): WrongState =>
  new WrongState('NO_OFFER', '目前没有为这个报名保留的名额。', 'No seat is being kept for this registration.');

export const offerLapsed = (): WrongState =>
  new WrongState(
    'OFFER_LAPSED',
    '确认期限已过,名额已给了后面的人。',
    'The time to accept is over; the seat has gone to the next in line.',
  );

export const checkedIn = (): WrongState =>
  new WrongState(
    'CHECKED_IN',
    '已经签到,不能再换人。',
    'Somebody has checked in with it already; it cannot change hands.',
  );

/** The new person has a live registration at this event already. */
export class EmailTaken extends Refusal {
  constructor() {
    const said = { zh: '这个邮箱已经报过名。', en: 'This address is registered already.' };
    super('conflict', 'ALREADY_REGISTERED', said, {
      errors: [{ pointer: '/email', code: 'ALREADY_REGISTERED', detail: said }],
    });
  }
}

export const noLivestream = (): WrongState =>
  new WrongState('NO_LIVESTREAM', '活动没有直播。', 'The event has no livestream.');

export class PlaceNotFound extends NotFound {
  constructor() {
    super({ zh: '没有这个报名,或链接已失效。', en: 'There is no such registration, or the link no longer works.' });
  }
}
