import type { FieldRefusal } from '@zuomei/platform';
import type { Session } from '../sessions/session.entity.js';
import type { Event } from './event.entity.js';
import { EventContradiction } from './event.errors.js';
import { problemsOfTerms } from './sign-up-terms.js';

/** An event's fields and its programme fit together. @throws EventContradiction naming every field that does not */
export function requireSense(event: Event, sessions: Session[]): void {
  const problems: FieldRefusal[] = [...problemsOfTerms(event.terms, event.mode)];
  if (event.endsAt < event.startsAt) {
    const detail = { zh: '不能早于开始时间', en: 'cannot be before the start' };
    problems.unshift({ pointer: '/endsAt', code: 'ENDS_BEFORE_START', detail });
  } else {
    problems.push(...sessions.flatMap((session) => outside(event, session)));
  }
  if (problems.length > 0) throw new EventContradiction(problems);
}

/** Sessions lie within their event. @throws EventContradiction */
export function requireWithin(event: Event, sessions: Session[]): void {
  const problems = sessions.flatMap((session) => outside(event, session));
  if (problems.length > 0) throw new EventContradiction(problems);
}

/** A session lies within its event; an event is not shortened past its sessions. */
function outside(event: Event, session: Session): FieldRefusal[] {
  if (session.endsAt < session.startsAt) {
    const detail = { zh: '不能早于开始时间', en: 'cannot be before the start' };
    return [{ pointer: '/endsAt', code: 'ENDS_BEFORE_START', detail }];
  }
  const detail = {
    zh: `场次“${session.title}”须在活动时间之内`,
    en: `the session “${session.title}” must lie within the event's time`,
  };
  return [
    ...(session.startsAt < event.startsAt ? [{ pointer: '/startsAt', code: 'SESSION_OUTSIDE_EVENT', detail }] : []),
    ...(session.endsAt > event.endsAt ? [{ pointer: '/endsAt', code: 'SESSION_OUTSIDE_EVENT', detail }] : []),
  ];
}
