import { NotFound, Refusal } from '@zuomei/platform';

const field = (kind: 'not_allowed', code: string, pointer: string, zh: string, en: string): Refusal =>
  new Refusal(kind, code, { zh, en }, { errors: [{ pointer, code, detail: { zh, en } }] });

export const nonceReused = (): Refusal =>
  field(
    'not_allowed',
    'NONCE_REUSED',
    '/nonce',
    '这个 nonce 已用于另一个签到码。',
    'This nonce was used for another code.',
  );

export const inFuture = (): Refusal =>
  field('not_allowed', 'IN_FUTURE', '/occurredAt', '扫码时间不能在将来。', 'A scan cannot lie in the future.');

export const unknownSession = (): Refusal =>
  field('not_allowed', 'UNKNOWN_SESSION', '/sessionId', '活动没有这个场次。', 'The event has no such session.');

export const nothingToUndo = (): Refusal =>
  new Refusal('conflict', 'NOTHING_TO_UNDO', {
    zh: '这次扫码没有通过,无须撤销。',
    en: 'This scan was not accepted; there is nothing to undo.',
  });

export const tooEarly = (): Refusal =>
  new Refusal('conflict', 'TOO_EARLY', { zh: '直播尚未开放。', en: 'The livestream is not open yet.' });

export class CheckInNotFound extends NotFound {
  constructor() {
    super({ zh: '没有这条签到记录。', en: 'There is no such check-in.' });
  }
}

export const notYours = (): Refusal =>
  new Refusal('forbidden', 'NOT_YOURS', {
    zh: '只能撤销本设备链接扫的码,其他请找组织者。',
    en: 'With a door link only its own scans can be taken back; ask the organiser.',
  });

export const tooLate = (): Refusal =>
  new Refusal('conflict', 'TOO_LATE', {
    zh: '超过 30 分钟的扫码请由组织者撤销。',
    en: 'Scans older than 30 minutes are taken back by the organiser.',
  });
