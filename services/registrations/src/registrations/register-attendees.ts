import { Injectable } from '@nestjs/common';
import { Outbox, type OutboxLine } from '@zuomei/messaging';
import { claimOnce, Clock, newId, type OnceKey, Refusal, storeAllOnce, transact } from '@zuomei/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { claimFiles, freeFiles } from '../answer-files/answer-files.js';
import { UnconfirmedSignUps } from '../confirmations/unconfirmed-sign-ups.js';
import { acceptInvitations, type Guest, Guests } from '../invitations/guests.js';
import { checkAnswers, filesIn } from './answers.js';
import { messageFact, stateFact } from './facts-of.js';
import { type Locked, lockOffering, saveSeats } from './lock-offering.js';
import { hashOf, PlaceSecrets } from './place-secrets.js';
import { Registration } from './registration.entity.js';
import { EventNotFound, InvalidAnswers, SignUpClosed } from './registrations.errors.js';
import { attendanceModeFor, chosenSessions, requireRoom, seatNewcomer, type SessionLine } from './seating.js';
import { type ConfirmEmail, emailKey, type Registered, type SignUp, type SignUpResult } from './sign-up.js';
import { maySee } from './visibility.js';
import { insertRegistrations, type StoredLine, writeSessionLines } from './write-registrations.js';

interface Newcomer {
  registration: Registration;
  traceparent: string | undefined;
  lines: SessionLine[];
  position?: number;
}

/** All that is decided together, and what was read for it under the lock. */
interface Batch {
  readonly locked: Locked;
  readonly guests: Guests;
  /** Uploaded for this event and claimed by nobody. */
  readonly files: Set<string>;
  readonly unconfirmed: UnconfirmedSignUps;
  /** Live registrations by address. */
  readonly present: Map<string, string>;
  readonly newcomers: Newcomer[];
  readonly again: Set<string>;
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
    const { offering } = locked;
    const guests = await Guests.read(tx, offering.id, list);
    // Before anything else is asked: a closed event answers as an unknown one does, and as soon.
    if (!list.some((signUp) => maySee(offering, signUp.caller) || guests.has(signUp))) {
      return list.map(() => new EventNotFound());
    }
    const earlier = await claimOnce(
      tx,
      list.flatMap(({ once }) => (once ? [once] : [])),
    );
    const batch: Batch = {
      locked,
      guests,
      files: await freeFiles(
        tx,
        offering,
        list.map(({ person }) => person.answers),
      ),
      unconfirmed: await UnconfirmedSignUps.read(tx, offering, list),
      present: await this.present(tx, offering.id, list),
      newcomers: [],
      again: new Set(),
    };
    const results = list.map((signUp): SignUpResult => {
      if (signUp.once && earlier.has(signUp.once.scope)) return earlier.get(signUp.once.scope) as SignUpResult;
      try {
        return this.admit(batch, signUp);
      } catch (refusal) {
        if (refusal instanceof Refusal) return refusal;
        throw refusal;
      }
    });
    await this.write(tx, batch);
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

  private admit(batch: Batch, signUp: SignUp): Registered | ConfirmEmail | 'already_registered' {
    const { locked, present } = batch;
    const { offering, sessions } = locked;
    const { person, caller } = signUp;
    const now = this.clock.now();
    const guest = batch.guests.of(signUp);
    if (!guest && !maySee(offering, caller)) throw new EventNotFound();
    guest?.requireFor(person.email, now);
    const known = present.get(emailKey(person.email));
    if (known !== undefined) {
      batch.again.add(known);
      return 'already_registered';
    }
    const closed = offering.signUpClosed(now);
    if (closed) throw new SignUpClosed(closed);
    guest?.requireSeat();
    const mode = attendanceModeFor(offering, person.attendanceMode);
    const chosen = chosenSessions(sessions, person.sessionIds ?? []);
    const { answers, answered, problems } = checkAnswers(offering.questions, person.answers ?? {}, batch.files);
    if (problems.length > 0) throw new InvalidAnswers(problems);
    if (mustConfirm(locked, signUp, guest)) {
      requireRoom(offering, mode, guest?.invitation);
      return batch.unconfirmed.keep(signUp, now);
    }
    const { seat, lines } = seatNewcomer(offering, mode, chosen, guest?.invitation);
    const registration = this.create(offering.id, person, now);
    Object.assign(registration, {
      status: seat.status,
      holdsSeat: seat.holdsSeat,
      beyondCapacity: seat.beyondCapacity,
      line: seat.line,
      attendanceMode: mode,
      answers,
      answered,
      invitationId: guest?.invitation.id ?? null,
      approvedAt: offering.approval && guest?.invitation.skipApproval ? now : null,
    });
    guest?.takeSeat();
    for (const file of filesIn(offering.questions, answers)) batch.files.delete(file);
    present.set(emailKey(person.email), registration.id);
    const traceparent = signUp.trace?.traceparent;
    const { position } = seat;
    const newcomer = { registration, traceparent, lines, ...(position === undefined ? {} : { position }) };
    batch.newcomers.push(newcomer);
    return registered(newcomer);
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

  private async write(tx: EntityManager, { locked, newcomers, again, unconfirmed }: Batch): Promise<void> {
    const facts: OutboxLine[] = newcomers.map(({ registration, traceparent, lines, position }) => ({
      ...stateFact(
        registration,
        lines.map((line) => line.sessionId),
        position === undefined ? {} : { position },
      ),
      traceparent,
    }));
    if (newcomers.length > 0) {
      const people = newcomers.map(({ registration }) => registration);
      await insertRegistrations(tx, people);
      await writeSessionLines(tx, newcomers.flatMap(storedLines));
      await saveSeats(tx, locked);
      const guests = new Set(people.flatMap(({ invitationId }) => (invitationId ? [invitationId] : [])));
      await acceptInvitations(tx, [...guests], this.clock.now());
      await claimFiles(tx, claimsOf(locked, people));
    }
    if (again.size > 0) facts.push(...(await this.mailLinkAgain(tx, [...again])));
    facts.push(...(await unconfirmed.write(tx, this.secrets)));
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

const claimsOf = ({ offering }: Locked, people: Registration[]): { registrationId: string; files: string[] }[] =>
  people.map(({ id, answers }) => ({ registrationId: id, files: filesIn(offering.questions, answers) }));

/** Not where the address is known to be its owner's, nor where an organiser signs somebody up. */
const mustConfirm = ({ offering }: Locked, { emailConfirmed, caller }: SignUp, guest?: Guest): boolean =>
  offering.confirmEmail &&
  emailConfirmed !== true &&
  guest?.invitation.personal !== true &&
  !caller.hostsAnyOf(offering.hostIds);

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
