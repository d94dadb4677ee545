import { Injectable } from '@nestjs/common';
import { Outbox, type OutboxLine } from '@zuomei/messaging';
import { claimOnce, Clock, newId, type OnceKey, Refusal, storeAllOnce, transact } from '@zuomei/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { checkAnswers } from './answers.js';
import { messageFact, stateFact } from './facts-of.js';
import { type Locked, lockOffering, saveSeats } from './lock-offering.js';
import { hashOf, PlaceSecrets } from './place-secrets.js';
import { Registration } from './registration.entity.js';
import { EventNotFound, InvalidAnswers, SignUpClosed } from './registrations.errors.js';
import { attendanceModeFor, chosenSessions, seatNewcomer, type SessionLine } from './seating.js';
import { emailKey, type Registered, type SignUp, type SignUpResult } from './sign-up.js';
import { maySee } from './visibility.js';
import { insertRegistrations, type StoredLine, writeSessionLines } from './write-registrations.js';

interface Newcomer {
  registration: Registration;
  traceparent: string | undefined;
  lines: SessionLine[];
  position?: number;
}

/**
 * Gives places at one event to all that ask together: one lock, one set of inserts, one commit, and a result for
 * each. What one of them may not do is refused to that one alone; only a fault fails all.
 */
@Injectable()
export class RegisterAttendees {
  constructor(
    private readonly db: DataSource,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly secrets: PlaceSecrets,
  ) {}

  /** @returns a result for each, in the order asked. `once` keys must differ within a list. */
  async execute(offeringId: string, list: readonly SignUp[]): Promise<SignUpResult[]> {
    return transact(this.db, async (tx) => {
      const locked = await lockOffering(tx, offeringId);
      if (!locked) return list.map(() => new EventNotFound());
      return this.registerAll(tx, locked, list);
    });
  }

  private async registerAll(tx: EntityManager, locked: Locked, list: readonly SignUp[]): Promise<SignUpResult[]> {
    const earlier = await claimOnce(
      tx,
      list.flatMap(({ once }) => (once ? [once] : [])),
    );
    const present = await this.present(tx, locked.offering.id, list);
    const newcomers: Newcomer[] = [];
    const again = new Set<string>();
    const results = list.map((signUp): SignUpResult => {
      if (signUp.once && earlier.has(signUp.once.scope)) return earlier.get(signUp.once.scope) as SignUpResult;
      try {
        const newcomer = this.admit(locked, signUp, present, again);
        if (newcomer === undefined) return 'already_registered';
        newcomers.push(newcomer);
        return registered(newcomer);
      } catch (refusal) {
        if (refusal instanceof Refusal) return refusal;
        throw refusal;
      }
    });
    await this.write(tx, locked, newcomers, [...again]);
    await keepResults(tx, list, earlier, results);
    return results;
  }

  /** Who of them has a live registration already. */
  private async present(tx: EntityManager, offeringId: string, list: readonly SignUp[]): Promise<Map<string, string>> {
    const rows: { id: string; key: string }[] = await tx.query(
      `SELECT id, lower(trim(email)) AS key FROM registrations
       WHERE offering_id = $1 AND lower(trim(email)) = ANY($2) AND status NOT IN ('cancelled', 'rejected')`,
      [offeringId, list.map(({ person }) => emailKey(person.email))],
    );
    return new Map(rows.map((row) => [row.key, row.id]));
  }

  private admit(
    locked: Locked,
    signUp: SignUp,
    present: Map<string, string>,
    again: Set<string>,
  ): Newcomer | undefined {
    const { offering, sessions } = locked;
    const { person, caller } = signUp;
    const now = this.clock.now();
    if (!maySee(offering, caller)) throw new EventNotFound();
    const known = present.get(emailKey(person.email));
    if (known !== undefined) {
      again.add(known);
      return undefined;
    }
    const closed = offering.signUpClosed(now);
    if (closed) throw new SignUpClosed(closed);
    const mode = attendanceModeFor(offering, person.attendanceMode);
    const chosen = chosenSessions(sessions, person.sessionIds ?? []);
    const { answers, problems } = checkAnswers(offering.questions, person.answers ?? {});
    if (problems.length > 0) throw new InvalidAnswers(problems);
    const { seat, lines } = seatNewcomer(offering, mode, chosen);
    const registration = this.create(offering.id, person, now);
    Object.assign(registration, {
      status: seat.status,
      holdsSeat: seat.holdsSeat,
      line: seat.line,
      attendanceMode: mode,
      answers,
    });
    present.set(emailKey(person.email), registration.id);
    const traceparent = signUp.trace?.traceparent;
    return { registration, traceparent, lines, ...(seat.position === undefined ? {} : { position: seat.position }) };
  }

  private create(offeringId: string, person: SignUp['person'], now: Date): Registration {
    const id = newId();
    return Object.assign(new Registration(), {
      id,
      offeringId,
      version: 1,
      name: person.name.trim(),
      email: person.email.trim(),
      phone: person.phone?.trim() || null,
      organisation: person.organisation?.trim() || null,
      organisationId: person.organisationId ?? null,
      attendeeKind: person.attendeeKind ?? null,
      title: person.title?.trim() || null,
      locale: person.locale ?? 'zh-CN',
      linkGeneration: 1,
      linkHash: hashOf(this.secrets.linkToken(id, 1)),
      codeGeneration: 1,
      codeHash: hashOf(this.secrets.checkInCode(id, 1)),
      createdAt: now,
    });
  }

  private async write(tx: EntityManager, locked: Locked, newcomers: Newcomer[], again: string[]): Promise<void> {
    const facts: OutboxLine[] = newcomers.map(({ registration, traceparent, lines, position }) => ({
      ...stateFact(
        registration,
        lines.map((line) => line.sessionId),
        position === undefined ? {} : { position },
      ),
      traceparent,
    }));
    if (newcomers.length > 0) {
      await insertRegistrations(
        tx,
        newcomers.map(({ registration }) => registration),
      );
      await writeSessionLines(tx, newcomers.flatMap(storedLines));
      await saveSeats(tx, locked);
    }
    if (again.length > 0) facts.push(...(await this.mailLinkAgain(tx, again)));
    await this.outbox.addAll(tx, facts);
  }

  /** At most hourly, so that nobody can be flooded by whoever knows the address. */
  private async mailLinkAgain(tx: EntityManager, ids: string[]): Promise<OutboxLine[]> {
    const [rows] = await tx.query<[{ id: string; offeringId: string; version: number }[], number]>(
      `UPDATE registrations SET version = version + 1, link_again_at = $2
       WHERE id = ANY($1) AND (link_again_at IS NULL OR link_again_at <= $2::timestamptz - interval '1 hour')
       RETURNING id, offering_id AS "offeringId", version`,
      [ids, this.clock.now()],
    );
    return rows.map((row) => messageFact(row, 'link_again'));
  }
}

const storedLines = ({ registration, lines }: Newcomer): StoredLine[] =>
  lines.map((line) => ({ ...line, registrationId: registration.id }));

const registered = ({ registration, lines, position }: Newcomer): Registered => ({
  id: registration.id,
  eventId: registration.offeringId,
  status: registration.status,
  ...(position === undefined ? {} : { position }),
  sessions: lines.map(({ sessionId, status }) => ({ sessionId, status })),
});

/** A repeat is answered with what the first was answered, so refusals are forgotten and their keys freed. */
async function keepResults(
  tx: EntityManager,
  list: readonly SignUp[],
  earlier: Map<string, unknown>,
  results: SignUpResult[],
): Promise<void> {
  const freed: string[] = [];
  const kept: { key: OnceKey; result: unknown }[] = [];
  for (const [index, { once }] of list.entries()) {
    const result = results[index];
    if (!once || earlier.has(once.scope) || result === undefined) continue;
    if (result instanceof Refusal) freed.push(once.scope);
    else kept.push({ key: once, result });
  }
  await storeAllOnce(tx, kept);
  if (freed.length > 0) await tx.query('DELETE FROM idempotency_keys WHERE scope = ANY($1)', [freed]);
}
