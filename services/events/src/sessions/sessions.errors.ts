import { NotFound, Refusal } from '@zuomei/platform';

export class SessionNotFound extends NotFound {
  constructor() {
    super({ zh: '没有这个场次。', en: 'There is no such session.' });
  }
}

export const mostSessions = 200;

export class TooManySessions extends Refusal {
  constructor() {
    super('not_allowed', 'TOO_MANY_SESSIONS', {
      zh: `一个活动最多 ${mostSessions} 个场次。`,
      en: `An event has at most ${mostSessions} sessions.`,
    });
  }
}
