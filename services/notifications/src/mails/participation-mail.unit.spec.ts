import { describe, expect, it } from '@jest/globals';
import { type MessageKind, messageKinds } from '@zuomei/contracts';
import type { KnownEvent } from '../references/known-event.entity.js';
import { htmlPart, subjectLine, textPart } from './mail-layout.js';
import type { MailDraft } from './mail-source.js';
import { draftParticipationMail, type ParticipationMail } from './participation-mail.js';

const event: KnownEvent = {
  id: 'e',
  version: 7,
  code: null,
  title: '校企双进·人工智能专场',
  titleEn: 'AI day',
  kind: 'matchmaking',
  mode: 'onsite',
  status: 'published',
  visibility: 'public',
  startsAt: new Date('2026-03-10T01:00:00Z'),
  endsAt: new Date('2026-03-10T03:30:00Z'),
  datePrecision: 'minute',
  timeZone: 'Asia/Shanghai',
  venue: '会议中心一层',
  industry: null,
  hostIds: [],
  seriesId: null,
  imported: false,
  reason: null,
  earlier: null,
  guestIds: [],
  digestCategory: null,
  outcome: null,
};
const link = 'http://127.0.0.1:3000/place#secret';

function mail(kind: MessageKind, locale: 'zh-CN' | 'en' = 'zh-CN', more: Partial<ParticipationMail> = {}): MailDraft {
  return draftParticipationMail(kind, {
    person: { id: 'r', name: '冷甦鹏', email: 'leng@example.com', locale, link, checkInCode: 'code-1' },
    event,
    organiser: 'zuomei <zuomei@example.com>',
    now: new Date('2026-01-05T00:00:00Z'),
    ...more,
  });
}
const text = (draft: MailDraft): string => textPart(draft.content, draft.locale);
const html = (draft: MailDraft): string => htmlPart(draft.content, draft.locale);

describe('a mail about a registration', () => {
  it('says in Chinese what, when and where, and what to do', () => {
    const draft = mail('signed_up');
    expect(draft.content.subject).toBe('报名成功:校企双进·人工智能专场');
    expect(text(draft).split('\n')).toEqual([
      '报名成功',
      '',
      '冷甦鹏,您好!您已成功报名“校企双进·人工智能专场”。',
      '',
      '签到时请出示下面的二维码。附件可加入日历。',
      '',
      '活动:校企双进·人工智能专场',
      '时间:3月10日 周二 09:00–11:30',
      '地点:会议中心一层',
      '',
      '签到码',
      'code-1',
      '',
      '查看、修改或取消报名:',
      link,
      '',
      '-- ',
      '做媒 · 产学研对接',
      '',
    ]);
  });

  it('makes quotation marks of a title inner ones where it is quoted itself, and leaves them where it is not', () => {
    const quoting = { ...event, title: '“校企双进”电子科学与工程学院专场成果对接会' };
    const lines = text(mail('signed_up', 'zh-CN', { event: quoting })).split('\n');
    expect(lines[2]).toBe('冷甦鹏,您好!您已成功报名“‘校企双进’电子科学与工程学院专场成果对接会”。');
    expect(lines[6]).toBe('活动:“校企双进”电子科学与工程学院专场成果对接会');
  });

  it('says the same in English, with the zone', () => {
    const draft = mail('signed_up', 'en');
    expect(draft.content.subject).toBe('You are signed up: AI day');
    expect(text(draft)).toContain('When: Tue 10 March, 09:00–11:30 (Asia/Shanghai)');
    expect(text(draft).split('\n')).toContain(link);
  });

  it.each([...messageKinds])('%s reads whole in both languages', (kind) => {
    for (const locale of ['zh-CN', 'en'] as const) {
      const draft = mail(kind, locale, { position: 3, event: { ...event, reason: '场馆维修' } });
      const all = `${draft.content.subject} ${text(draft)} ${html(draft)}`;
      expect(all).toContain(locale === 'en' ? 'AI day' : '校企双进·人工智能专场');
      expect(all).not.toMatch(/undefined|null|\[object|NaN/);
      expect([...subjectLine(draft.content.subject)].length).toBeLessThanOrEqual(78);
    }
  });

  it('tells the place in line', () => {
    expect(text(mail('waitlisted', 'zh-CN', { position: 3 }))).toContain('目前是第 3 位');
    expect(text(mail('waitlisted', 'en', { position: 3 }))).toContain('you are number 3 in line');
  });

  it('shows what a change replaced', () => {
    const changed = {
      ...event,
      earlier: { startsAt: '2026-03-09T01:00:00Z', endsAt: '2026-03-09T03:30:00Z', venue: '旧馆' },
    };
    const draft = mail('event_changed', 'zh-CN', { event: changed });
    expect(text(draft)).toContain('时间:3月10日 周二 09:00–11:30(原为:3月9日 周一 09:00–11:30)');
    expect(text(draft)).toContain('地点:会议中心一层(原为:旧馆)');
  });

  it('says why an event is cancelled, and has no date while it is postponed', () => {
    const about = { event: { ...event, reason: '场馆维修' } };
    expect(text(mail('event_cancelled', 'zh-CN', about))).toContain('取消原因:场馆维修');
    expect(text(mail('event_postponed', 'zh-CN', about))).toContain('时间:待定');
  });

  it("gives a person's own reason, not the event's", () => {
    const person = {
      id: 'r',
      name: '冷甦鹏',
      email: 'leng@example.com',
      locale: 'zh-CN',
      link,
      reason: '名额有限',
    } as const;
    const about = { person, event: { ...event, reason: '场馆维修' } };
    expect(text(mail('rejected', 'zh-CN', about))).toContain('原因:名额有限');
    expect(text(mail('cancelled', 'en', { ...about, person: { ...person, locale: 'en' } }))).toContain('Why: 名额有限');
    expect(text(mail('rejected', 'zh-CN', about))).not.toContain('场馆维修');
  });

  it('does not send the code of a place that is gone', () => {
    for (const kind of ['cancelled', 'rejected', 'event_cancelled', 'waitlisted', 'pending'] as const) {
      expect(`${text(mail(kind))}${html(mail(kind))}`).not.toContain('code-1');
    }
  });

  it('escapes what people wrote', () => {
    const hostile = { ...event, title: '<script>alert("1")</script> & \'co\'', venue: '<img src=x>' };
    const drawn = html(mail('signed_up', 'zh-CN', { event: hostile }));
    expect(drawn).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;co&#39;');
    expect(drawn).not.toMatch(/<script|<img src=x/);
  });
});

describe('a subject', () => {
  it('is one line of at most 78 characters, none of them cut in two', () => {
    expect(subjectLine('报名成功:\n甲')).toBe('报名成功: 甲');
    const long = subjectLine('𠮷'.repeat(90));
    expect([...long]).toHaveLength(78);
    expect(long).toBe(`${'𠮷'.repeat(77)}…`);
  });
});
