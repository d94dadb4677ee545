import { Injectable } from '@nestjs/common';
import { Outbox } from '@zuomei/messaging';
import { Clock, type Refusal, requireVersion, transact } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import { type Decision, decisionsFor, lockRegistrations } from './decide.js';
import { endRegistrations } from './end-registrations.js';
import { lockOffering, saveSeats } from './lock-offering.js';
import { promoteWaiting } from './promote-waiting.js';
import { writeLog } from './registration-log.js';
import { EventNotFound, notPending } from './registrations.errors.js';

/** An organiser says no, to one or to many, with a reason; the seats they held go to the line. */
@Injectable()
export class RejectRegistrations {
  constructor(
    private readonly db: DataSource,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @throws EventNotFound | STALE_VERSION */
  async execute(
    offeringId: string,
    ids: readonly string[],
    reason: string,
    userId: string,
    ifMatch?: number,
  ): Promise<Decision[]> {
    return transact(this.db, async (tx) => {
      const locked = await lockOffering(tx, offeringId);
      if (!locked) throw new EventNotFound();
      const now = this.clock.now();
      const asked = await lockRegistrations(tx, locked, ids);
      if (ifMatch !== undefined) for (const one of asked) requireVersion(ifMatch, one.version);
      const problems = new Map<string, Refusal>();
      const pending = asked.filter((one) => {
        if (one.status !== 'pending' && one.status !== 'rejected') problems.set(one.id, notPending());
        return one.status === 'pending';
      });
      const facts = await endRegistrations(tx, locked, pending, (one) => one.reject(reason.trim()));
      await writeLog(
        tx,
        now,
        pending.map(({ id }) => ({ registrationId: id, what: 'rejected', by: 'organiser', userId })),
      );
      facts.push(...(await promoteWaiting(tx, locked, now)));
      await saveSeats(tx, locked);
      await this.outbox.addAll(tx, facts);
      return decisionsFor(ids, asked, problems);
    });
  }
}
