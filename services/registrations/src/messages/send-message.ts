import { Inject, Injectable } from '@nestjs/common';
import { Clock, newId, type OnceKey, transactOnce } from '@zuomei/platform';
import { DataSource, type EntityManager } from 'typeorm';
import type { Settings } from '../config.js';
import { lockOffering } from '../registrations/lock-offering.js';
import { EventNotFound } from '../registrations/registrations.errors.js';
import { SETTINGS } from '../settings.module.js';
import { countAddressees } from './addressees.js';
import type { WriteMessageDto } from './messages.dto.js';
import { NobodyToTell, NotToBeTold, TooManyMessages } from './messages.errors.js';

const hourMs = 3_600_000;

/** Takes an organiser's message in; whom it goes to is picked page by page afterwards. */
@Injectable()
export class SendMessage {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** @throws EventNotFound | NotToBeTold | NobodyToTell | TooManyMessages */
  async execute(
    offeringId: string,
    message: Readonly<WriteMessageDto>,
    byUser: string,
    once?: OnceKey,
  ): Promise<string> {
    const { result } = await transactOnce(this.db, once, async (tx) => {
      // Two at once are counted one after the other.
      const locked = await lockOffering(tx, offeringId);
      if (!locked) throw new EventNotFound();
      const { offering } = locked;
      if (offering.publishedAt === null) throw new NotToBeTold();
      const now = this.clock.now();
      await this.refuseSpam(tx, offeringId, now);
      const filter = { ...message.filter };
      const counts = await countAddressees(tx, { offering, filter, signedUpBy: now, now });
      const expected = counts.reduce((sum, { count }) => sum + count, 0);
      if (expected === 0) throw new NobodyToTell();
      const id = newId();
      await tx.query(
        `INSERT INTO messages (id, offering_id, subject, body, subject_en, body_en, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)`,
        [id, offeringId, message.subject, message.body, message.subjectEn ?? null, message.bodyEn ?? null, now],
      );
      await tx.query(
        `INSERT INTO sends (id, offering_id, message, text_id, filter, signed_up_by, expected, by_user, created_at)
         VALUES ($1, $2, 'organiser_message', $1, $3, $4, $5, $6, $4)`,
        [id, offeringId, JSON.stringify(filter), now, expected, byUser],
      );
      return id;
    });
    return result;
  }

  private async refuseSpam(tx: EntityManager, offeringId: string, now: Date): Promise<void> {
    const perHour = this.settings.messagesPerEvent;
    if (perHour === 0) return;
    const sent: { created_at: Date }[] = await tx.query(
      `SELECT created_at FROM sends WHERE offering_id = $1 AND rule_id IS NULL AND created_at > $2 ORDER BY id`,
      [offeringId, new Date(now.getTime() - hourMs)],
    );
    const first = sent.at(-perHour);
    if (!first) return;
    throw new TooManyMessages(perHour, Math.ceil((first.created_at.getTime() + hourMs - now.getTime()) / 1000));
  }
}
