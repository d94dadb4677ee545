import { Inject, Injectable } from '@nestjs/common';
import type { MessageKind } from '@zuomei/contracts';
import { crashAt, Outbox } from '@zuomei/messaging';
import { Clock, transact } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import type { Settings } from '../config.js';
import { Offering } from '../offerings/offering.entity.js';
import { messageFact } from '../registrations/facts-of.js';
import type { Filter } from '../registrations/registration-filter.js';
import { SETTINGS } from '../settings.module.js';
import { pickAddressees } from './addressees.js';

interface Send {
  id: string;
  offering_id: string;
  message: MessageKind;
  text_id: string | null;
  rule_id: string | null;
  filter: Filter & { statuses?: string[] };
  signed_up_by: Date;
  after_id: string | null;
  picked: number;
}

/**
 * One page of the people a message goes to: a fact for each, by id only. How far it got is written with the facts, so
 * that a process that dies in the middle tells nobody twice and leaves nobody out.
 */
@Injectable()
export class PickRecipients {
  constructor(
    private readonly db: DataSource,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** @returns whether there was something to do */
  async execute(): Promise<boolean> {
    return transact(this.db, async (tx) => {
      const [send] = await tx.query<Send[]>(
        `SELECT id, offering_id, message, text_id, rule_id, filter, signed_up_by, after_id, picked FROM sends
         WHERE done_at IS NULL ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED`,
      );
      if (!send) return false;
      const offering = await tx.findOneByOrFail(Offering, { id: send.offering_id });
      const people = calledOff(send, offering)
        ? []
        : await pickAddressees(
            tx,
            { offering, filter: send.filter, signedUpBy: send.signed_up_by, now: this.clock.now() },
            { after: send.after_id, limit: this.settings.sweepBatch },
          );
      await this.outbox.addAll(
        tx,
        people.map((person) => messageFact(person, send.message, send.text_id ?? undefined)),
      );
      if (send.picked > 0) crashAt('in_mid_send');
      const done = people.length < this.settings.sweepBatch;
      // What was searched for may be a person's name: it is not needed any longer.
      await tx.query(
        `UPDATE sends SET after_id = coalesce($2, after_id), picked = picked + $3, done_at = $4,
           filter = CASE WHEN $4::timestamptz IS NULL THEN filter ELSE filter - 'q' END
         WHERE id = $1`,
        [send.id, people.at(-1)?.id ?? null, people.length, done ? this.clock.now() : null],
      );
      return true;
    });
  }
}

/** A reminder of an event that has meanwhile been cancelled or postponed; an organiser's own message still goes. */
const calledOff = (send: Send, offering: Offering): boolean =>
  send.rule_id !== null && offering.status !== (send.message === 'reminder' ? 'published' : 'ended');
