import { NotFound, Refusal } from '@zuomei/platform';

/** Said to the device in the steward's hand; it forgets what it holds of the event. */
export const doorLinkRevoked = (): Refusal =>
  new Refusal('unauthenticated', 'DOOR_LINK_REVOKED', {
    zh: '这个值守链接已被组织者撤销,请向组织者要新的链接。',
    en: 'The organiser has revoked this door link; ask the organiser for a new one.',
  });

export const doorLinkExpired = (): Refusal =>
  new Refusal('unauthenticated', 'DOOR_LINK_EXPIRED', {
    zh: '这个值守链接已过期,请向组织者要新的链接。',
    en: 'This door link has expired; ask the organiser for a new one.',
  });

export class DoorLinkNotFound extends NotFound {
  constructor() {
    super({ zh: '没有这个值守链接。', en: 'There is no such door link.' });
  }
}

const badExpiry = {
  zh: '到期时间应在将来,最迟为活动结束后 30 天。',
  en: 'must lie ahead, 30 days after the event at most',
};

export const invalidExpiry = (): Refusal =>
  new Refusal('not_allowed', 'INVALID_EXPIRY', badExpiry, {
    errors: [{ pointer: '/expiresAt', code: 'INVALID_EXPIRY', detail: badExpiry }],
  });
