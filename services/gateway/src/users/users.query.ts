import { Injectable } from '@nestjs/common';
import { decodeCursor, NotFound, type Page, pageOf } from '@zuomei/platform';
import { DataSource, In } from 'typeorm';
import { User } from './user.entity.js';
import type { UsersPageQuery } from './users.dto.js';

@Injectable()
export class UsersQuery {
  constructor(private readonly db: DataSource) {}

  /** @throws NotFound */
  async byId(id: string): Promise<User> {
    const user = await this.db.getRepository(User).findOneBy({ id });
    if (!user) throw new NotFound();
    return user;
  }

  /** Everybody who follows up and may sign in, administrators among them. */
  staff(): Promise<User[]> {
    return this.db
      .getRepository(User)
      .createQueryBuilder('u')
      .where(`(u.roles ? 'staff' OR u.roles ? 'admin') AND NOT u.disabled`)
      .orderBy('u.id')
      .getMany();
  }

  /** Those who may sign in. */
  byIds(ids: string[]): Promise<User[]> {
    return this.db.getRepository(User).findBy({ id: In(ids), disabled: false });
  }

  /** Oldest first: the ids are in the order of time. */
  async list({ limit, cursor, q }: UsersPageQuery): Promise<Page<User>> {
    const users = this.db
      .getRepository(User)
      .createQueryBuilder('u')
      .orderBy('u.id')
      .limit(limit + 1);
    if (cursor !== undefined) users.andWhere('u.id > :after', { after: String(decodeCursor<[string]>(cursor, 1)[0]) });
    if (q !== undefined && q.trim() !== '') {
      const like = `%${q.trim().replace(/[\\%_]/g, '\\$&')}%`;
      users.andWhere('(u.name ILIKE :like OR u.email ILIKE :like)', { like });
    }
    return pageOf(await users.getMany(), limit, (user) => [user.id]);
  }
}
