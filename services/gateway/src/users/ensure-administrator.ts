import { Injectable } from '@nestjs/common';
import { Clock, log, transact } from '@zuomei/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { AuthEngine } from '../auth/auth-engine.js';
import { storePassword } from '../auth/set-password.js';
import { createUser } from './invite-user.js';
import { User } from './user.entity.js';

const administratorLock = 7_301_988;

/** The first administrator, from ADMIN_EMAIL and ADMIN_PASSWORD; another password there resets that administrator. */
@Injectable()
export class EnsureAdministrator {
  private readonly log = log('administrator');

  constructor(
    private readonly db: DataSource,
    private readonly engine: AuthEngine,
    private readonly clock: Clock,
  ) {}

  async execute(email: string | undefined, password: string | undefined): Promise<void> {
    if (email === undefined || password === undefined) {
      const users = await this.db.getRepository(User).count();
      if (users === 0) this.log.warn('nobody can sign in yet: set ADMIN_EMAIL and ADMIN_PASSWORD and start again');
      return;
    }
    if (password.length < 10) this.log.warn('ADMIN_PASSWORD has fewer than 10 characters: choose a longer one');
    await transact(this.db, async (tx) => {
      // Two gateways starting at once would both find nobody.
      await tx.query('SELECT pg_advisory_xact_lock($1)', [administratorLock]);
      const known = await tx.findOneBy(User, { email: email.trim().toLowerCase() });
      if (known) await this.renew(tx, known, password);
      else await this.create(tx, email, password);
    });
  }

  private async create(tx: EntityManager, email: string, password: string): Promise<void> {
    const now = this.clock.now();
    const user = await createUser(tx, { email, name: '管理员', roles: ['admin'] }, now);
    await storePassword(tx, user.id, await this.engine.hashPassword(password), now);
    this.log.info({ userId: user.id }, 'administrator created');
  }

  private async renew(tx: EntityManager, user: User, password: string): Promise<void> {
    const now = this.clock.now();
    if (!user.isAdministrator) {
      user.change({ roles: [...new Set([...user.roles, 'admin' as const])], disabled: false }, now);
      await tx.save(user);
      this.log.warn({ userId: user.id }, 'the user of ADMIN_EMAIL was made administrator again');
    }
    const accounts: { password: string | null }[] = await tx.query(
      `SELECT password FROM accounts WHERE user_id = $1 AND provider_id = 'credential'`,
      [user.id],
    );
    const stored = accounts[0]?.password;
    if (typeof stored === 'string' && (await this.engine.verifyPassword(stored, password))) return;
    await storePassword(tx, user.id, await this.engine.hashPassword(password), now);
    this.log.warn({ userId: user.id }, 'ADMIN_PASSWORD differs: the administrator was reset and signed out everywhere');
  }
}
