import { eventually } from '@zuomei/testing';
import { at } from './product.js';

/** A mail as the mailbox shows it. */
export interface Mail {
  id: string;
  subject: string;
  text: string;
  html: string;
  to: { address: string }[];
  headers: Record<string, string>;
  attachments?: { contentType: string; fileName?: string; generatedFileName?: string; contentId?: string }[];
}

async function mails(): Promise<Mail[]> {
  const response = await fetch(`${at.mailbox}/api/email`);
  return (await response.json()) as Mail[];
}

export async function mailsTo(address: string, words = ''): Promise<Mail[]> {
  return (await mails()).filter(
    (mail) => mail.to.some((to) => to.address.toLowerCase() === address.toLowerCase()) && mail.subject.includes(words),
  );
}

/** Waits for a mail to this address whose subject holds these words. */
export async function mailTo(address: string, words = ''): Promise<Mail> {
  return eventually(
    async () => {
      const found = (await mailsTo(address, words)).at(-1);
      if (!found) {
        const others = (await mailsTo(address)).map((m) => m.subject).join(' | ');
        throw new Error(`no mail "${words}" to ${address}; there are: ${others || 'none'}`);
      }
      return found;
    },
    { seconds: 30, every: 100 },
  );
}

export async function attachment(mail: Mail, contentType: string): Promise<Buffer> {
  const found = mail.attachments?.find((a) => a.contentType.startsWith(contentType));
  const name = found?.generatedFileName ?? found?.fileName;
  if (!name) throw new Error(`no ${contentType} in "${mail.subject}": ${JSON.stringify(mail.attachments)}`);
  const response = await fetch(`${at.mailbox}/api/email/${mail.id}/attachment/${encodeURIComponent(name)}`);
  if (!response.ok) throw new Error(`attachment ${name}: ${response.status}`);
  return Buffer.from(await response.arrayBuffer());
}

/** The secret of the link that stands alone on its line in the text part. */
export function tokenIn(mail: Mail, page: 'place' | 'sign' | 'password' | 'invitation' | 'confirm'): string {
  const token = new RegExp(`^\\S+/${page}#(\\S+)$`, 'm').exec(mail.text)?.[1];
  if (!token) throw new Error(`no /${page}# link alone on a line in "${mail.subject}"`);
  return token;
}
