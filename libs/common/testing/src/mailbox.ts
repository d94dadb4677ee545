import { eventually } from './eventually.js';
import { parts } from './parts.js';

export interface Mail {
  readonly id: string;
  readonly to: { address: string; name: string }[];
  readonly from: { address: string; name: string }[];
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly headers: Record<string, unknown>;
  readonly attachments?: { fileName?: string; generatedFileName: string; contentType: string; length: number }[];
}

export interface MailQuery {
  to: string;
  /** A part of the subject. */
  subject?: string | RegExp;
}

export interface TestMailbox {
  /** Oldest first. */
  find(query: MailQuery): Promise<Mail[]>;
  /** The newest that fits, as soon as there is one. */
  waitFor(query: MailQuery & { seconds?: number }): Promise<Mail>;
  attachment(mail: Mail, generatedFileName: string): Promise<Buffer>;
  /** Throws away what one address got; other suites use the same mailbox. */
  clear(query: Pick<MailQuery, 'to'>): Promise<void>;
}

/** What the embedded mailbox has received. */
export function mailbox(url = parts().MAILBOX_URL): TestMailbox {
  const find = async ({ to, subject = '' }: MailQuery): Promise<Mail[]> => {
    const wanted = to.toLowerCase();
    const mails: Mail[] = [];
    // The mailbox compares letter by letter.
    for (const address of new Set([to, wanted])) {
      const response = await fetch(`${url}/api/email?to.address=${encodeURIComponent(address)}`);
      if (!response.ok) throw new Error(`The mailbox answers ${response.status}.`);
      mails.push(...((await response.json()) as Mail[]));
    }
    return mails.filter(
      (mail) =>
        mail.to.some(({ address }) => address.toLowerCase() === wanted) &&
        (typeof subject === 'string' ? mail.subject.includes(subject) : subject.test(mail.subject)),
    );
  };
  return {
    find,
    waitFor: ({ seconds = 20, ...query }) =>
      eventually(
        async () => {
          const newest = (await find(query)).at(-1);
          if (!newest)
            throw new Error(`No mail to ${query.to}${query.subject ? ` with "${String(query.subject)}"` : ''}.`);
          return newest;
        },
        { seconds, every: 100 },
      ),
    attachment: async (mail, generatedFileName) => {
      const response = await fetch(`${url}/api/email/${mail.id}/attachment/${encodeURIComponent(generatedFileName)}`);
      if (!response.ok) throw new Error(`The mailbox has no attachment ${generatedFileName}.`);
      return Buffer.from(await response.arrayBuffer());
    },
    clear: async ({ to }) => {
      for (const mail of await find({ to })) await fetch(`${url}/api/email/${mail.id}`, { method: 'DELETE' });
    },
  };
}
