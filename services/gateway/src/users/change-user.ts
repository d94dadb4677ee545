import { Injectable } from '@nestjs/common';
import { Clock, NotFound, requireVersion, transact } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import { Identities } from '../auth/identity.js';
import { User, type UserChange } from './user.entity.js';
import { LastAdministrator } from './users.errors.js';

/** Changes what a user is called and may do. A disabled user is out with the next request. */
@Injectable()
export class ChangeUser {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly identities: Identities,
  ) {}

  /** @throws NotFound | LastAdministrator | Refusal STALE_VERSION */
  async execute(id: string, wanted: UserChange, ifMatch: number | undefined): Promise<User> {
    const user = await transact(this.db, async (tx) => {
      // All administrators first, in one order, so that two cannot remove each other at once.
      const administrators = await tx
        .createQueryBuilder(User, 'u')
        .where(`u.roles ? 'admin' AND NOT u.disabled`)
        .orderBy('u.id')
        .setLock('pessimistic_write')
        .getMany();
      const found = await tx.findOne(User, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!found) throw new NotFound();
      requireVersion(ifMatch, found.version);
      found.change(wanted, this.clock.now());
      if (!found.isAdministrator && administrators.length === 1 && administrators[0]?.id === id) {
        throw new LastAdministrator();
      }
      await tx.save(found);
      if (found.disabled) await tx.query('DELETE FROM sessions WHERE user_id = $1', [id]);
      return found;
    });
    this.identities.forget();
    return user;
  }
}
