import { Inject, Injectable } from '@nestjs/common';
import { Clock, NotFound, transact } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import { PasswordMailer } from '../mail/password-mailer.js';
import { AUTH_SECRET } from '../settings.js';
import { owePasswordMail } from './owe-password-mail.js';
import { User } from './user.entity.js';
import { UserDisabled } from './users.errors.js';

/** Mails a user a new link to set a password; the link before stops working. The administrator never sees it. */
@Injectable()
export class SendPasswordLink {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly mailer: PasswordMailer,
    @Inject(AUTH_SECRET) private readonly authSecret: string,
  ) {}

  /** @throws NotFound | UserDisabled */
  async execute(id: string): Promise<User> {
    const user = await transact(this.db, async (tx) => {
      const found = await tx.findOne(User, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!found) throw new NotFound();
      if (found.disabled) throw new UserDisabled();
      await owePasswordMail(tx, this.authSecret, id, 'welcome', this.clock.now());
      return found;
    });
    this.mailer.wake();
    return user;
  }
}
