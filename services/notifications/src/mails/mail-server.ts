import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Clock, log } from '@zuomei/platform';
import { domainToASCII } from 'node:url';
import type MailMessage from 'nodemailer/lib/mailer/mail-message.js';
import SMTPPool from 'nodemailer/lib/smtp-pool/index.js';
import type { Settings } from '../config.js';
import { SETTINGS } from '../settings.module.js';
import { addressOf, nameOf } from './mail-address.js';
import type { MailJob } from './mail-job.entity.js';
import { messageOf } from './mail-message.js';
import type { MailDraft } from './mail-source.js';
import { type MailTrouble, troubleOf } from './mail-trouble.js';

const probeMilliseconds = 3_000;

/** The mail server behind SMTP_URL: a few kept connections, and whether it can be reached. */
@Injectable()
export class MailServer implements OnApplicationShutdown {
  private readonly log = log('mail');
  private readonly pool: SMTPPool;
  private readonly from: { name: string; address: string };
  private down = false;
  private asking: Promise<boolean> | undefined;
  private checked = { at: 0, ok: true };
  private closed = false;

  constructor(
    @Inject(SETTINGS) settings: Settings,
    private readonly clock: Clock,
  ) {
    const { mailFrom, mailConnections, smtpUrl } = settings;
    this.from = { name: nameOf(mailFrom) || 'zuomei', address: addressOf(mailFrom) };
    this.pool = new SMTPPool({
      url: smtpUrl,
      pool: true,
      maxConnections: mailConnections,
      maxMessages: Infinity,
      maxRequeues: 2,
      connectionTimeout: 5_000,
      greetingTimeout: 5_000,
      socketTimeout: 20_000,
    });
  }

  /** Hands one mail over; returns what went wrong, or nothing once the server has taken it. */
  async send(job: MailJob, draft: MailDraft): Promise<MailTrouble | undefined> {
    try {
      // A sign that has no place in an address: it could only be an attempt to add headers or recipients.
      if (/[\s<>"]/.test(draft.to)) return { kind: 'address', code: 'EENVELOPE' };
      const at = draft.to.lastIndexOf('@') + 1;
      const to = draft.to.slice(0, at) + domainToASCII(draft.to.slice(at));
      await this.handOver(to, messageOf(job, draft, this.from, this.clock.now()));
      return undefined;
    } catch (error) {
      return troubleOf(error);
    }
  }

  /** Past the library's composer and its streams: they take as long as all the rest, and our bytes are whole. */
  private handOver(to: string, bytes: Buffer): Promise<void> {
    const message = {
      getEnvelope: () => ({ from: this.from.address, to: [to] }),
      getHeader: () => '',
      messageId: () => '',
      createReadStream: () => bytes,
    };
    return new Promise((resolve, reject) => {
      const mail = { data: {}, message } as unknown as MailMessage<SMTPPool.SentMessageInfo>;
      this.pool.send(mail, (error) => (error ? reject(error) : resolve()));
    });
  }

  get isDown(): boolean {
    return this.down;
  }

  /**
   * After a lost connection: is the server away for everybody? Then from now on nobody tries until it answers
   * again, and then everybody goes on at once. If it answers, the fault lies with the one mail.
   */
  async isAway(code: string): Promise<boolean> {
    if (this.down) return true;
    this.asking ??= this.greets().finally(() => (this.asking = undefined));
    if (await this.asking) return false;
    if (!this.down && !this.closed) {
      this.log.warn({ code }, 'the mail server cannot be reached; mails wait');
      this.down = true;
      void this.probe();
    }
    return true;
  }

  /** Whether it answers now; asked at most every 5 s. */
  async answers(): Promise<boolean> {
    if (this.down) return false;
    if (Date.now() - this.checked.at > 5_000) this.checked = { at: Date.now(), ok: await this.greets() };
    return this.checked.ok;
  }

  onApplicationShutdown(): void {
    this.closed = true;
    this.pool.close();
  }

  private async probe(): Promise<void> {
    do {
      await new Promise((resolve) => setTimeout(resolve, probeMilliseconds).unref());
    } while (!this.closed && !(await this.greets()));
    this.down = false;
    if (!this.closed) this.log.info('the mail server answers again');
  }

  private greets(): Promise<boolean> {
    return this.pool.verify().then(
      () => true,
      () => false,
    );
  }
}
