import { Injectable } from '@nestjs/common';
import { Clock, newId, sha256Hex, transact } from '@zuomei/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { PasswordLink } from '../users/password-link.entity.js';
import { AuthEngine } from './auth-engine.js';
import { PasswordLinkInvalid } from './auth.errors.js';
import { Identities } from './identity.js';

/** Sets a password by a mailed link; it works once, and ends every session that was open. */
@Injectable()
export class SetPassword {
  constructor(
    private readonly db: DataSource,
    private readonly engine: AuthEngine,
    private readonly identities: Identities,
    private readonly clock: Clock,
  ) {}

  /** @throws PasswordLinkInvalid */
  async execute(token: string, password: string): Promise<void> {
    const tokenHash = sha256Hex(token);
    const link = await this.db.getRepository(PasswordLink).findOneBy({ tokenHash });
    if (!link?.isOpen(this.clock.now())) throw new PasswordLinkInvalid();
    // Hashed outside of the transaction: it takes a tenth of a second of one core.
    const hash = await this.engine.hashPassword(password);
    await transact(this.db, async (tx) => {
      const now = this.clock.now();
      const used: unknown[] = await tx.query(
        `WITH used AS (
           UPDATE password_links SET used_at = $2
           WHERE token_hash = $1 AND used_at IS NULL AND expires_at > $2
             AND EXISTS (SELECT 1 FROM users WHERE id = user_id AND NOT disabled)
           RETURNING user_id
         ) SELECT user_id FROM used`,
        [tokenHash, now],
      );
      if (used.length === 0) throw new PasswordLinkInvalid();
      await storePassword(tx, link.userId, hash, now);
      await tx.query('UPDATE users SET email_verified = true WHERE id = $1', [link.userId]);
    });
    this.identities.forget();
  }
}

/** The one credential of a user, new or replaced; whoever was signed in with the old one is not any more. */
export async function storePassword(tx: EntityManager, userId: string, hash: string, at: Date): Promise<void> {
  const accounts: { id: string }[] = await tx.query(
    `SELECT id FROM accounts WHERE user_id = $1 AND provider_id = 'credential' FOR UPDATE`,
    [userId],
  );
  if (accounts[0]) {
    await tx.query('UPDATE accounts SET password = $2, updated_at = $3 WHERE id = $1', [accounts[0].id, hash, at]);
  } else {
    await tx.query(
      `INSERT INTO accounts (id, user_id, account_id, provider_id, password, created_at, updated_at)
       VALUES ($1, $2, $2, 'credential', $3, $4, $4)`,
      [newId(), userId, hash, at],
    );
  }
  await tx.query('DELETE FROM sessions WHERE user_id = $1', [userId]);
}
