import { NotFound, Refusal } from '@zuomei/platform';
import { WrongState } from '../registrations/registrations.errors.js';

export class MeetingNotFound extends NotFound {
  constructor() {
    super({ zh: '没有这场对接。', en: 'There is no such meeting.' });
  }
}

export const noMeetingPlan = (): Refusal =>
  new WrongState('NO_MEETING_PLAN', '请先安排对接的时段和桌数。', 'Plan the slots and tables first.');

export const planInUse = (): Refusal =>
  new WrongState(
    'PLAN_IN_USE',
    '已有排定的对接:时段不能移动,也不能少于已用的时段和桌数。',
    'Meetings are set already: slots cannot move, nor become fewer than are used.',
  );

export const pairMeetsAlready = (): Refusal =>
  new WrongState('PAIR_MEETS', '这两位在本活动已有一场对接。', 'These two have a meeting at this event already.');

export const meetingIsOver = (): Refusal =>
  new WrongState('MEETING_OVER', '这场对接已经结束或取消。', 'This meeting is over or was called off.');

export const meetingNotSet = (): Refusal =>
  new WrongState('MEETING_NOT_SET', '这场对接没有排定的时段。', 'This meeting has no slot.');

/** Both sides take part in the event, with a place. */
export class NotTakingPart extends Refusal {
  constructor(pointers: readonly string[]) {
    const detail = {
      zh: '对接双方须是本活动两位不同的、已有名额的参会者。',
      en: 'Both must be different people with a place at this event.',
    };
    super('not_allowed', 'NOT_TAKING_PART', detail, {
      errors: pointers.map((pointer) => ({ pointer, code: 'NOT_TAKING_PART', detail })),
    });
  }
}

/** An intent needs to know towards whom. */
export const organisationUnknown = (): Refusal =>
  new Refusal('not_allowed', 'ORGANISATION_UNKNOWN', {
    zh: '不知道对方属于哪个单位:请在对接中注明成果,或在报名中选择单位。',
    en: 'Whom the intent is towards is not known: name the achievement, or the organisation of who offers it.',
  });
