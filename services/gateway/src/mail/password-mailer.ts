import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Clock, HealthParts, log, transact } from '@zuomei/platform';
import { createTransport } from 'nodemailer';
import { DataSource, type EntityManager } from 'typeorm';
import { AUTH_SECRET, MAIL_SETTINGS, type MailSettings } from '../settings.js';
import { passwordToken } from '../users/owe-password-mail.js';
import { PasswordLink } from '../users/password-link.entity.js';
import { User } from '../users/user.entity.js';
import { MailJob } from './mail-job.entity.js';
import { passwordMail } from './password-mail.js';

const pollMs = 1000;

/** Sends the mails that are owed, oldest first; one that fails waits, the others go on. */
@Injectable()
export class PasswordMailer implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = log('mail');
  private readonly transport: ReturnType<typeof createTransport>;
  private timer: NodeJS.Timeout | undefined;
  private working: Promise<void> | undefined;
  private stopped = false;

  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly health: HealthParts,
    @Inject(AUTH_SECRET) private readonly authSecret: string,
    @Inject(MAIL_SETTINGS) private readonly settings: MailSettings,
  ) {
    // Well below the minute that the database lets a transaction wait.
    const patience = { connectionTimeout: 5000, greetingTimeout: 5000, socketTimeout: 20_000 };
    this.transport = createTransport({ url: settings.smtpUrl, ...patience }, { from: settings.mailFrom });
  }

  onApplicationBootstrap(): void {
    this.health.add('mail', async () => {
      const failing = await this.db
        .getRepository(MailJob)
        .createQueryBuilder('j')
        .where(`j.status = 'waiting' AND j.attempts > 2`)
        .getCount();
      return failing > 0
        ? { status: 'degraded', detail: `${failing} password mails wait for the mail server` }
        : { status: 'ok' };
    });
    this.timer = setInterval(() => this.wake(), pollMs).unref();
  }

  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    await this.working;
    this.transport.close();
  }

  /** Something was put in the queue just now, or a poll. */
  wake(): void {
    if (this.stopped || this.working) return;
    this.working = this.drain()
      .catch((error: unknown) => this.log.warn({ reason: (error as Error).message }, 'mails wait'))
      .finally(() => {
        this.working = undefined;
      });
  }

  private async drain(): Promise<void> {
    while (!this.stopped && (await transact(this.db, (tx) => this.sendNext(tx))));
  }

  /** The row stays locked while the mail goes out: another gateway passes over it, a crash leaves it waiting. */
  private async sendNext(tx: EntityManager): Promise<boolean> {
    const job = await tx
      .createQueryBuilder(MailJob, 'j')
      .where(`j.status = 'waiting' AND j.nextAttemptAt <= :now`, { now: this.clock.now() })
      .orderBy('j.nextAttemptAt')
      .limit(1)
      .setLock('pessimistic_write')
      .setOnLocked('skip_locked')
      .getOne();
    if (!job) return false;
    await this.attempt(tx, job);
    await tx.save(job);
    return true;
  }

  private async attempt(tx: EntityManager, job: MailJob): Promise<void> {
    const link = await tx.findOneBy(PasswordLink, { userId: job.userId });
    const user = await tx.findOneBy(User, { id: job.userId });
    const now = this.clock.now();
    if (!user || user.disabled || link?.generation !== job.generation || !link.isOpen(now)) {
      job.drop('the link is not good any more', now);
      return;
    }
    const url = `${this.settings.publicUrl.replace(/\/$/, '')}/password#${passwordToken(this.authSecret, user.id, job.generation)}`;
    try {
      await this.transport.sendMail({
        to: { name: user.name, address: user.email },
        messageId: `<password-${job.id}@${new URL(this.settings.publicUrl).hostname}>`,
        headers: { 'x-job': job.id },
        ...passwordMail(job.purpose, user.locale, user.name, url),
      });
      job.succeed(this.clock.now());
      this.log.info({ job: job.id, purpose: job.purpose }, 'mail handed over');
    } catch (error) {
      // The code alone: the server's words may repeat the address.
      const { code } = error as { code?: unknown };
      const reason = typeof code === 'string' ? code : 'failed';
      job.fail(reason, this.clock.now());
      this.log.warn({ job: job.id, attempts: job.attempts, reason }, 'mail not accepted, tried again later');
    }
  }
}
