import { Injectable } from '@nestjs/common';
import { Outbox } from '@zuomei/messaging';
import { Clock, transact } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import { messageFact } from '../registrations/facts-of.js';
import { emailKey } from '../registrations/sign-up.js';

/** Mails somebody the link to their place once more, at most hourly; whoever asks does not learn whether there is one. */
@Injectable()
export class MailLinkAgain {
  constructor(
    private readonly db: DataSource,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async execute(eventId: string, email: string): Promise<void> {
    await transact(this.db, async (tx) => {
      const [rows] = await tx.query<[{ id: string; offeringId: string; version: number }[], number]>(
        `UPDATE registrations SET version = version + 1, link_again_at = $3
         WHERE offering_id = $1 AND lower(trim(email)) = $2 AND status NOT IN ('cancelled', 'rejected')
           AND (link_again_at IS NULL OR link_again_at <= $3::timestamptz - interval '1 hour')
         RETURNING id, offering_id AS "offeringId", version`,
        [eventId, emailKey(email), this.clock.now()],
      );
      await this.outbox.addAll(
        tx,
        rows.map((row) => messageFact(row, 'link_again')),
      );
    });
  }
}
