import { Inject, Injectable } from '@nestjs/common';
import { Clock, newId, type OnceKey, transactOnce } from '@zuomei/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { PasswordMailer } from '../mail/password-mailer.js';
import { AUTH_SECRET } from '../settings.js';
import { owePasswordMail } from './owe-password-mail.js';
import { User } from './user.entity.js';
import { type InviteUserBody, UserView } from './users.dto.js';
import { EmailTaken } from './users.errors.js';

/** Makes a user who has no password yet, and mails the link to set one. */
@Injectable()
export class InviteUser {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly mailer: PasswordMailer,
    @Inject(AUTH_SECRET) private readonly authSecret: string,
  ) {}

  /** @throws EmailTaken */
  async execute(wanted: InviteUserBody, once: OnceKey | undefined): Promise<UserView> {
    const { result } = await transactOnce(this.db, once, async (tx) => {
      const now = this.clock.now();
      const user = await createUser(tx, wanted, now);
      await owePasswordMail(tx, this.authSecret, user.id, 'welcome', now);
      return UserView.of(user);
    });
    this.mailer.wake();
    return result;
  }
}

/** @throws EmailTaken */
export async function createUser(tx: EntityManager, wanted: InviteUserBody, at: Date): Promise<User> {
  const { name, roles, hosts = [], memberOf = [], locale = 'zh-CN' } = wanted;
  const email = wanted.email.trim().toLowerCase();
  const user = Object.assign(new User(), { id: newId(), name: name.trim(), email, roles, hosts, memberOf, locale });
  Object.assign(user, { createdAt: at, updatedAt: at });
  // Left to the unique index: of two at once exactly one inserts.
  const insert = tx.createQueryBuilder().insert().into(User).values(user).orIgnore().returning('id');
  const { raw } = (await insert.execute()) as { raw: unknown[] };
  if (raw.length === 0) throw new EmailTaken();
  return user;
}
