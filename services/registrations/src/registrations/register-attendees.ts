import { Injectable } from '@nestjs/common';
import { guardOff, Outbox, type OutboxLine } from '@zuomei/messaging';
import { claimOnce, Clock, commitBehind, Refusal, transactAtOnce } from '@zuomei/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { claimFiles, freeFiles } from '../answer-files/answer-files.js';
import { UnconfirmedSignUps } from '../confirmations/unconfirmed-sign-ups.js';
import { acceptInvitations, Guests } from '../invitations/guests.js';
import { Admission, type Newcomer } from './admission.js';
import { filesIn } from './answers.js';
import { groupFacts, writeGroups } from './groups.js';
import { keepResults } from './keep-results.js';
import { messageFact, stateFact } from './facts-of.js';
import { type Locked, lockOfferings, saveAllSeats } from './lock-offering.js';
import { type PeoplePresent, readPeoplePresent } from './people-present.js';
import { PlaceSecrets } from './place-secrets.js';
import { EventNotFound } from './registrations.errors.js';
import type { SignUp, SignUpResults } from './sign-up.js';
import { insertRegistrations, writeSessionLines } from './write-registrations.js';

/**
 * Gives places at any events to all that ask together: one lock for each event, one set of inserts, one commit, and
 * a result for each. What one of them may not do is refused to that one alone; only a fault fails all.
 */
@Injectable()
export class RegisterAttendees {
  constructor(
    private readonly db: DataSource,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly secrets: PlaceSecrets,
  ) {}

  /**
   * @param lock whether to wait for events that something else has locked, or to leave their sign-ups undecided
   * @returns what became of each, in the order asked. `once` keys must differ within a list.
   */
  async execute(list: readonly SignUp[], lock: 'skip' | 'wait' = 'wait'): Promise<(SignUpResults | 'locked')[]> {
    return transactAtOnce(this.db, async (tx) => {
      // Asked together, answered one after the other: who is there is read when the locks are held.
      const [locked, present] = await Promise.all([
        lockOfferings(tx, [...new Set(list.map(({ offeringId }) => offeringId))], lock),
        readPeoplePresent(tx, list),
      ]);
      const served = list.filter(({ offeringId }) => locked.has(offeringId));
      const results = served.length > 0 ? await this.registerAll(tx, locked, present, served) : [];
      const bySignUp = new Map(served.map((signUp, index) => [signUp, results[index]]));
      // What was skipped may also not exist; whoever waits for the lock finds out.
      return list.map(
        (signUp) => bySignUp.get(signUp) ?? (lock === 'skip' ? 'locked' : refusedTo(signUp, new EventNotFound())),
      );
    });
  }

  private async registerAll(
    tx: EntityManager,
    locked: Map<string, Locked>,
    present: Map<string, PeoplePresent>,
    list: readonly SignUp[],
  ): Promise<SignUpResults[]> {
    const earlier = await claimOnce(
      tx,
      guardOff('sign-up-once') ? [] : list.flatMap(({ once }) => (once ? [once] : [])),
    );
    const admissions = await this.admissions(tx, locked, present, list);
    const results = list.map((signUp): SignUpResults => {
      const stored = signUp.once && earlier.get(signUp.once.scope);
      if (stored !== undefined)
        return stored instanceof Refusal ? refusedTo(signUp, stored) : (stored as SignUpResults);
      return admissions.get(signUp.offeringId)?.admit(signUp) ?? refusedTo(signUp, new EventNotFound());
    });
    await this.write(tx, [...admissions.values()], () => keepResults(tx, list, earlier, results));
    return results;
  }

  /** After the locks: what is read before one may be older than what its last holder wrote. */
  private async admissions(
    tx: EntityManager,
    locked: Map<string, Locked>,
    present: Map<string, PeoplePresent>,
    list: readonly SignUp[],
  ): Promise<Map<string, Admission>> {
    const guests = await Guests.read(tx, list);
    const now = this.clock.now();
    const admissions = new Map<string, Admission>();
    for (const [id, event] of locked) {
      const known = {
        present: present.get(id) ?? new Map<string, string>(),
        guests,
        files: await freeFiles(
          tx,
          event.offering,
          list.flatMap(({ offeringId, people }) => (offeringId === id ? people.map(({ answers }) => answers) : [])),
        ),
        unconfirmed: await UnconfirmedSignUps.read(tx, event.offering, list),
      };
      admissions.set(id, new Admission(event, known, this.secrets, now));
    }
    return admissions;
  }

  /** Everything that was decided, `last`, and the COMMIT. */
  private async write(tx: EntityManager, admissions: Admission[], last: () => Promise<void>): Promise<void> {
    const newcomers = admissions.flatMap((admission) => admission.newcomers);
    const registrations = newcomers.map(({ registration }) => registration);
    await writeGroups(tx, admissions, this.clock.now());
    // Not waited for: Postgres takes them in this order, and what follows one that failed is not done.
    const seated = Promise.all([
      insertRegistrations(tx, registrations),
      saveAllSeats(
        tx,
        admissions.filter((admission) => admission.newcomers.length > 0).map(({ locked }) => locked),
      ),
    ]);
    seated.catch(() => undefined);
    await writeSessionLines(
      tx,
      newcomers.flatMap(({ registration, lines }) => lines.map((l) => ({ ...l, registrationId: registration.id }))),
    );
    await claimFiles(tx, admissions.flatMap(claimsOf));
    await acceptInvitations(
      tx,
      registrations.flatMap(({ invitationId }) => invitationId ?? []),
      this.clock.now(),
    );
    const again = admissions.flatMap((admission) => [...admission.again]);
    const facts = [...newcomers.map(factOf), ...(await this.mailLinkAgain(tx, again))];
    facts.push(...admissions.flatMap(groupFacts));
    for (const { known } of admissions) facts.push(...(await known.unconfirmed.write(tx, this.secrets)));
    await Promise.all([seated, this.outbox.addAll(tx, facts), last(), commitBehind(tx)]);
  }

  /** At most hourly, so that nobody can be flooded by whoever knows the address. */
  private async mailLinkAgain(tx: EntityManager, ids: string[]): Promise<OutboxLine[]> {
    if (ids.length === 0) return [];
    const [rows] = await tx.query<[{ id: string; offeringId: string; version: number }[], number]>(
      // In one order, since a check-in locks registrations without the event's lock.
      `UPDATE registrations SET version = version + 1, link_again_at = $2
       WHERE id IN (
         SELECT id FROM registrations
         WHERE id = ANY($1) AND (link_again_at IS NULL OR link_again_at <= $2::timestamptz - interval '1 hour')
         ORDER BY id FOR UPDATE
       ) RETURNING id, offering_id AS "offeringId", version`,
      [ids, this.clock.now()],
    );
    return rows.map((row) => messageFact(row, 'link_again'));
  }
}

const claimsOf = ({ locked, newcomers }: Admission): { registrationId: string; files: string[] }[] =>
  newcomers.map(({ registration: { id, answers } }) => ({
    registrationId: id,
    files: filesIn(locked.offering.questions, answers),
  }));

const refusedTo = ({ people }: SignUp, refusal: Refusal): SignUpResults => people.map(() => refusal);

const factOf = ({ registration, traceparent, lines, position }: Newcomer): OutboxLine => ({
  ...stateFact(
    registration,
    lines.map((line) => line.sessionId),
    position === undefined ? {} : { position },
  ),
  traceparent,
});
