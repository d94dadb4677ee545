import { describe, expect, it } from '@jest/globals';
import { messageOf } from './mail-message.js';
import type { MailDraft } from './mail-source.js';
import { encodedWords, mailboxHeader } from './mime.js';

const job = { id: '01a20383-1786-7126-9f94-aa69d58c18fb', messageId: '<abc@example.com>' };
const from = { name: '做媒', address: 'zuomei@example.com' };
const draft: MailDraft = {
  to: 'leng@example.com',
  name: '冷甦鹏',
  locale: 'zh-CN',
  content: { subject: '报名成功:校企双进·人工智能专场对接会', heading: '报名成功', paragraphs: ['您好'] },
};
const raw = (more: Partial<MailDraft> = {}): string =>
  messageOf(job, { ...draft, ...more }, from, new Date('2026-03-10T01:00:00Z')).toString();
const decoded = (header: string): string =>
  [...header.matchAll(/=\?UTF-8\?B\?([^?]*)\?=/g)]
    .map(([, word]) => Buffer.from(word ?? '', 'base64').toString())
    .join('');

describe('a mail as bytes', () => {
  it('has the headers of an automatic mail, every line short enough', () => {
    const head = raw().split('\r\n\r\n')[0] ?? '';
    expect(head).toContain('Message-ID: <abc@example.com>');
    expect(head).toContain('Date: Tue, 10 Mar 2026 01:00:00 +0000');
    expect(head).toContain('Auto-Submitted: auto-generated');
    expect(head).toContain(`X-Job: ${job.id}`);
    expect(decoded(/^Subject: (.*(?:\r\n .*)*)/m.exec(head)?.[1] ?? '')).toBe(draft.content.subject);
    expect(
      raw()
        .split('\r\n')
        .filter((line) => line.length > 998 || /[^ -~]/.test(line)),
    ).toEqual([]);
  });

  it('carries attachments under their own names', () => {
    const whole = raw({
      attachments: [{ filename: '合作协议.pdf', contentType: 'application/pdf', content: Buffer.from('%PDF') }],
    });
    expect(whole).toContain(`filename*=UTF-8''${encodeURIComponent('合作协议.pdf')}`);
    expect(whole).toContain(Buffer.from('%PDF').toString('base64'));
  });

  it('lets no name add a header or a recipient', () => {
    const hostile = 'a\r\nBcc: x@example.com <y@example.com>"';
    expect(raw({ name: hostile })).not.toContain('Bcc:');
    expect(mailboxHeader(hostile, 'a@example.com').match(/<[^>]*>/g)).toEqual(['<a@example.com>']);
    expect(raw({ content: { ...draft.content, subject: 'a\r\nBcc: x@example.com' } })).not.toMatch(/^Bcc/m);
  });

  it('never cuts a character in two', () => {
    const long = '𠮷汉字'.repeat(30);
    expect(decoded(encodedWords(long))).toBe(long);
    expect(
      encodedWords(long)
        .split('\r\n ')
        .every((word) => word.length <= 75),
    ).toBe(true);
    expect(encodedWords('Plain words, 100%')).toBe('Plain words, 100%');
  });
});
