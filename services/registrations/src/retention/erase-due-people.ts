import { Inject, Injectable } from '@nestjs/common';
import { Clock, transact } from '@zuomei/platform';
import { DataSource, type EntityManager, IsNull } from 'typeorm';
import type { Settings } from '../config.js';
import { lockOffering } from '../registrations/lock-offering.js';
import { Registration } from '../registrations/registration.entity.js';
import { SETTINGS } from '../settings.module.js';
import { ErasePeople } from './erase-people.js';

/** Erases the people of events whose time is over, a portion at a time. */
@Injectable()
export class EraseDuePeople {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly erasing: ErasePeople,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** @returns whether there was something to do */
  async execute(): Promise<boolean> {
    const now = this.clock.now();
    const [due] = await this.db.query<{ id: string }[]>(
      `SELECT id FROM offerings WHERE people_erased_at IS NULL AND status IN ('ended', 'cancelled')
         AND ends_at + make_interval(days => retention_days) <= $1 LIMIT 1`,
      [now],
    );
    if (!due) return false;
    await transact(this.db, async (tx) => {
      const locked = await lockOffering(tx, due.id);
      if (!locked || locked.offering.peopleErasedAt) return;
      const people = await tx.find(Registration, {
        where: { offeringId: due.id, erasedAt: IsNull() },
        order: { id: 'ASC' },
        take: this.settings.sweepBatch,
        lock: { mode: 'pessimistic_write' },
      });
      await this.erasing.execute(tx, locked, people, { by: 'retention', now });
      if (people.length < this.settings.sweepBatch) await dropTheRest(tx, due.id, now);
    });
    return true;
  }
}

/** Who was invited and never came, who asked for a group, and what was written to them all. */
async function dropTheRest(tx: EntityManager, id: string, now: Date): Promise<void> {
  await tx.query(
    `UPDATE invitations SET name = NULL, email = id::text, decline_reason = NULL, link_hash = '' WHERE offering_id = $1`,
    [id],
  );
  await tx.query('DELETE FROM unconfirmed_sign_ups WHERE offering_id = $1', [id]);
  await tx.query(`UPDATE groups SET contact_name = '', contact_email = '' WHERE offering_id = $1`, [id]);
  await tx.query(
    `UPDATE messages SET subject = NULL, body = '', subject_en = NULL, body_en = NULL WHERE offering_id = $1`,
    [id],
  );
  await tx.query(`UPDATE sends SET filter = filter - 'q', done_at = coalesce(done_at, $2) WHERE offering_id = $1`, [
    id,
    now,
  ]);
  await tx.query('UPDATE offerings SET people_erased_at = $2 WHERE id = $1', [id, now]);
}
