import type { SendMailOptions } from 'nodemailer';
import type { MailJob } from './mail-job.entity.js';
import { htmlPart, qrCid, subjectLine, textPart } from './mail-layout.js';
import type { MailDraft } from './mail-source.js';
import { qrPicture } from './qr-picture.js';

/** A mail as it goes out, but for the sender: text, HTML, calendar entry, picture of the code, attachments. */
export function messageOf(job: Pick<MailJob, 'id' | 'messageId'>, draft: MailDraft): SendMailOptions {
  const { content, locale, calendar, attachments = [] } = draft;
  const code = content.qrCode && {
    filename: 'check-in-code.png',
    contentType: 'image/png',
    content: qrPicture(content.qrCode.value),
    cid: qrCid,
    contentDisposition: 'inline' as const,
  };
  return {
    to: { name: draft.name, address: draft.to },
    subject: subjectLine(content.subject),
    text: textPart(content, locale),
    html: htmlPart(content, locale),
    messageId: job.messageId,
    // So that no holiday notice answers, and a mail can be traced back to its job.
    headers: { 'x-job': job.id, 'Auto-Submitted': 'auto-generated', 'Content-Language': locale },
    ...(calendar ? { icalEvent: { method: calendar.method, filename: 'event.ics', content: calendar.text } } : {}),
    attachments: [...(code ? [code] : []), ...attachments],
  };
}
