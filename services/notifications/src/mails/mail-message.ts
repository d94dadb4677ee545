import type { MailJob } from './mail-job.entity.js';
import { htmlPart, qrCid, subjectLine, textPart } from './mail-layout.js';
import type { MailDraft } from './mail-source.js';
import { attachmentPart, encodedWords, leaf, mailboxHeader, type MimePart, multipart, written } from './mime.js';
import { qrPicture } from './qr-picture.js';

/**
 * A mail as bytes: text, HTML with the code's picture, calendar entry, attachments. Written here because the mail
 * library takes 2 ms of one core and dozens of small writes for each, and hundreds a second are wanted when sign-up
 * opens; it still carries them.
 */
export function messageOf(
  job: Pick<MailJob, 'id' | 'messageId'>,
  draft: MailDraft,
  from: { name: string; address: string },
  now: Date,
): Buffer {
  const { content, locale, calendar, attachments = [] } = draft;
  const boundary = (kind: string): string => `=_${kind}_${job.id}`;
  const html = leaf('text/html; charset=utf-8', htmlPart(content, locale));
  const pictured = content.qrCode ? [html, pictureOf(content.qrCode.value)] : [html];
  const alternatives = multipart('alternative', boundary('alternative'), [
    leaf('text/plain; charset=utf-8', textPart(content, locale)),
    multipart('related', boundary('related'), pictured),
    ...(calendar ? [leaf(`text/calendar; charset=utf-8; method=${calendar.method}`, calendar.text)] : []),
  ]);
  const whole = multipart('mixed', boundary('mixed'), [
    alternatives,
    ...(calendar ? [attachmentPart('event.ics', 'application/ics', calendar.text)] : []),
    ...attachments.map((file) => attachmentPart(file.filename, file.contentType, file.content)),
  ]);
  const headers = [
    `From: ${mailboxHeader(from.name, from.address)}`,
    `To: ${mailboxHeader(draft.name, draft.to)}`,
    `Subject: ${encodedWords(subjectLine(content.subject))}`,
    `Message-ID: ${job.messageId}`,
    `Date: ${now.toUTCString().replace('GMT', '+0000')}`,
    // So that a mail can be traced back to its job, and no holiday notice answers it.
    `X-Job: ${job.id}`,
    'Auto-Submitted: auto-generated',
    `Content-Language: ${locale}`,
    'MIME-Version: 1.0',
  ];
  return Buffer.from(written({ headers: [...headers, ...whole.headers], body: whole.body }), 'utf8');
}

const pictureOf = (code: string): MimePart =>
  leaf('image/png', qrPicture(code), [
    'Content-Disposition: inline; filename="check-in-code.png"',
    `Content-ID: <${qrCid}>`,
  ]);
