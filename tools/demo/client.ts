import { setTimeout as sleep } from 'node:timers/promises';
import { Ended } from '../parts/crew.ts';

export interface Call {
  body?: unknown;
  form?: FormData;
  csv?: string;
  /** As a guest without an account; whoever comes by a mailed link is one anyway. */
  guest?: boolean;
  headers?: Record<string, string>;
}

export interface Mail {
  subject: string;
  text: string;
  to: { address: string }[];
}

/** The running product, as a program outside sees it: HTTP and the mailbox. */
export class Client {
  readonly url: string;
  readonly mailboxUrl: string;
  #token: string | undefined;

  constructor(url: string, mailboxUrl: string) {
    this.url = url.replace(/\/$/, '');
    this.mailboxUrl = mailboxUrl;
  }

  async signIn(email: string, password: string): Promise<void> {
    const { token } = await this.do<{ token: string }>('POST', '/api/auth/sign-in/email', {
      body: { email, password },
    });
    this.#token = token;
  }

  /** What a call answers that must succeed. */
  async do<T = Record<string, unknown>>(method: string, path: string, call: Call = {}): Promise<T> {
    const response = await this.raw(method, path, call);
    const text = await response.text();
    if (!response.ok) throw new Ended(`${method} ${path} answers ${response.status}:\n${text.slice(0, 2000)}`);
    return JSON.parse(text) as T;
  }

  async raw(method: string, path: string, { body, form, csv, guest, headers = {} }: Call = {}): Promise<Response> {
    const type = csv ? 'text/csv; charset=utf-8' : body ? 'application/json' : undefined;
    const signedIn = this.#token && !guest && !('cookie' in headers) && !('x-manage-token' in headers);
    const payload = csv ?? form ?? (body ? JSON.stringify(body) : undefined);
    try {
      return await fetch(this.url + path, {
        method,
        headers: {
          ...(type && { 'content-type': type }),
          ...(signedIn && { authorization: `Bearer ${this.#token ?? ''}` }),
          ...headers,
        },
        ...(payload !== undefined && { body: payload }),
      });
    } catch {
      throw new Ended(`Nothing answers at ${this.url}. Start the product first: npm start`);
    }
  }

  /** The newest mail to an address whose subject has these words. */
  async mailTo(address: string, words: string): Promise<Mail> {
    return this.until(`a mail "${words}" to ${address}`, async () => {
      const response = await fetch(`${this.mailboxUrl}/api/email?to.address=${encodeURIComponent(address)}`);
      return ((await response.json()) as Mail[]).filter((mail) => mail.subject.includes(words)).at(-1);
    });
  }

  async until<T>(what: string, probe: () => Promise<T | undefined>, seconds = 30): Promise<T> {
    const deadline = Date.now() + seconds * 1000;
    for (;;) {
      const found = await probe();
      if (found !== undefined) return found;
      if (Date.now() > deadline) throw new Ended(`Waited ${seconds} s for ${what} in vain.`);
      await sleep(200);
    }
  }
}

export function tokenIn(mail: Mail, page: 'place' | 'sign'): string {
  const token = new RegExp(`^\\S+/${page}#(\\S+)$`, 'm').exec(mail.text)?.[1];
  if (!token) throw new Ended(`There is no /${page} link in the mail "${mail.subject}".`);
  return token;
}
