import { Inject, Injectable } from '@nestjs/common';
import { Clock, transact } from '@zuomei/platform';
import { setTimeout } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { TryLimit } from '../auth/try-limit.js';
import { PasswordMailer } from '../mail/password-mailer.js';
import { AUTH_SECRET, PASSWORD_MAIL_LIMIT } from '../settings.js';
import { owePasswordMail } from './owe-password-mail.js';
import { User } from './user.entity.js';

const answerMs = 150;

/** "Forgot my password": mails a link if there is such a user, and says the same if not. */
@Injectable()
export class RequestPassword {
  private readonly asked = new TryLimit(3600);

  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly mailer: PasswordMailer,
    @Inject(AUTH_SECRET) private readonly authSecret: string,
    @Inject(PASSWORD_MAIL_LIMIT) private readonly limit: number,
  ) {}

  /** @throws TooManyTries, for known and unknown e-mails alike */
  async execute(asked: string): Promise<void> {
    const email = asked.trim().toLowerCase();
    this.asked.take([{ key: email, limit: this.limit }]);
    // As long for an unknown e-mail as for a known one, whose link takes a few more statements.
    const alike = setTimeout(answerMs);
    await transact(this.db, async (tx) => {
      const user = await tx.findOne(User, { where: { email }, lock: { mode: 'pessimistic_write' } });
      if (!user || user.disabled) return;
      await owePasswordMail(tx, this.authSecret, user.id, 'forgotten', this.clock.now());
    });
    this.mailer.wake();
    await alike;
  }
}
