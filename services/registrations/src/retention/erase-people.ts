import { Injectable } from '@nestjs/common';
import { PersonErased } from '@zuomei/contracts';
import { Outbox, type OutboxLine } from '@zuomei/messaging';
import type { EntityManager } from 'typeorm';
import { endRegistrations } from '../registrations/end-registrations.js';
import { type Locked, saveSeats } from '../registrations/lock-offering.js';
import { promoteWaiting } from '../registrations/promote-waiting.js';
import { writeLog } from '../registrations/registration-log.js';
import type { Registration } from '../registrations/registration.entity.js';
import { emailKey } from '../registrations/sign-up.js';
import { blankPeople } from './blank-people.js';
import { classesOf } from './classes-of.js';
import { ErasureRegister } from './erasure-register.js';
import type { ErasureAuthor } from './erasures.dto.js';

export interface Reason {
  by: ErasureAuthor;
  byUser?: string | undefined;
  now: Date;
}

/** Drops what is known of people and keeps what is counted. */
@Injectable()
export class ErasePeople {
  constructor(
    private readonly outbox: Outbox,
    private readonly register: ErasureRegister,
  ) {}

  /**
   * All registrations of these people at one event; the event and their rows are locked by the caller.
   * @returns the number of each person's line in the register
   */
  async execute(tx: EntityManager, locked: Locked, registrations: Registration[], reason: Reason): Promise<string[]> {
    if (registrations.length === 0) return [];
    const facts = await giveBack(tx, locked, registrations, reason);
    const people = byPerson(registrations);
    const classes = await classesOf(tx, locked.offering.id, registrations);
    const numbers = await this.register.add(
      tx,
      [...people].map(([email, rows]) => ({
        offeringId: locked.offering.id,
        registrationIds: rows.map(({ id }) => id),
        email,
        requestedBy: reason.by,
        byUser: reason.byUser,
        dataClasses: classes(email, rows),
        erasedAt: reason.now,
      })),
    );
    await blankPeople(tx, locked.offering.id, registrations, reason.now);
    facts.push(...registrations.map(erasedFact));
    await this.outbox.addAll(tx, facts);
    return numbers;
  }
}

/** A place that is still held goes to the next in line, as if it had been cancelled. */
async function giveBack(
  tx: EntityManager,
  locked: Locked,
  registrations: Registration[],
  { by, byUser, now }: Reason,
): Promise<OutboxLine[]> {
  const before = locked.offering.status === 'postponed' || (locked.offering.live && now < locked.offering.endsAt);
  const held = before ? registrations.filter((one) => one.live) : [];
  if (held.length === 0) return [];
  const author = by === 'organiser' ? 'organiser' : 'attendee';
  const from = new Map(held.map(({ id, status }) => [id, status]));
  const facts = await endRegistrations(tx, locked, held, (one) => one.cancel(author, now, null));
  await writeLog(
    tx,
    now,
    held.map(({ id }) => ({
      registrationId: id,
      what: 'cancelled' as const,
      by: author,
      userId: byUser,
      detail: { from: from.get(id) },
    })),
  );
  facts.push(...(await promoteWaiting(tx, locked, now)));
  await saveSeats(tx, locked);
  return facts;
}

function byPerson(registrations: readonly Registration[]): Map<string, Registration[]> {
  const people = new Map<string, Registration[]>();
  for (const one of registrations) {
    const key = emailKey(one.email);
    people.set(key, [...(people.get(key) ?? []), one]);
  }
  return people;
}

const erasedFact = ({ id, offeringId, version }: Registration): OutboxLine => ({
  fact: PersonErased,
  payload: { registrationId: id, eventId: offeringId, version: version + 1 },
  about: { id, version: version + 1 },
});
