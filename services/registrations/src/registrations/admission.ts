import { newId, Refusal } from '@zuomei/platform';
import type { UnconfirmedSignUps } from '../confirmations/unconfirmed-sign-ups.js';
import type { Guest, Guests } from '../invitations/guests.js';
import { checkAnswers, filesIn } from './answers.js';
import type { Locked } from './lock-offering.js';
import type { PeoplePresent } from './people-present.js';
import { hashOf, type PlaceSecrets } from './place-secrets.js';
import { Registration } from './registration.entity.js';
import { EventNotFound, InvalidAnswers, SignUpClosed } from './registrations.errors.js';
import { attendanceModeFor, chosenSessions, requireRoom, seatNewcomer, type SessionLine } from './seating.js';
import {
  type Accepted,
  emailKey,
  type Person,
  type Registered,
  type SignUp,
  type SignUpResult,
  type SignUpResults,
} from './sign-up.js';
import { maySee } from './visibility.js';

/** Somebody who gets a place, or a place in line, in this transaction. */
export interface Newcomer {
  registration: Registration;
  traceparent: string | undefined;
  lines: SessionLine[];
  position?: number;
}

/** What was read for one event, under its lock. */
export interface Known {
  readonly present: PeoplePresent;
  readonly guests: Guests;
  /** Uploaded for this event and claimed by nobody. */
  readonly files: Set<string>;
  readonly unconfirmed: UnconfirmedSignUps;
}

/** Who of those that ask together comes to one event: decided in memory, under its lock, nothing written yet. */
export class Admission {
  readonly newcomers: Newcomer[] = [];
  /** Registrations of people who asked again. */
  readonly again = new Set<string>();

  constructor(
    readonly locked: Locked,
    readonly known: Known,
    private readonly secrets: PlaceSecrets,
    private readonly now: Date,
  ) {}

  /** A result for each person; a refused one leaves the counters as they were. */
  admit(signUp: SignUp): SignUpResults {
    return signUp.people.map((person): SignUpResult => {
      try {
        return this.admitOne(person, signUp);
      } catch (refusal) {
        if (refusal instanceof Refusal) return refusal;
        throw refusal;
      }
    });
  }

  private admitOne(person: Person, signUp: SignUp): Accepted {
    const { offering, sessions } = this.locked;
    const { present, files } = this.known;
    const guest = this.known.guests.of(signUp);
    if (!guest && !maySee(offering, signUp.caller)) throw new EventNotFound();
    guest?.requireFor(person.email, this.now);
    const known = present.get(emailKey(person.email));
    if (known !== undefined) {
      this.again.add(known);
      return 'already_registered';
    }
    const closed = offering.signUpClosed(this.now);
    if (closed) throw new SignUpClosed(closed);
    guest?.requireSeat();
    const mode = attendanceModeFor(offering, person.attendanceMode);
    const chosen = chosenSessions(sessions, person.sessionIds ?? []);
    const { answers, answered, problems } = checkAnswers(offering.questions, person.answers ?? {}, files);
    if (problems.length > 0) throw new InvalidAnswers(problems);
    if (this.mustConfirm(signUp, guest)) {
      requireRoom(offering, mode, guest?.invitation);
      return this.known.unconfirmed.keep(person, signUp, this.now);
    }
    const { skipApproval = false, exceedCapacity = false } = guest?.invitation ?? {};
    const wish = { attendanceMode: mode, sessions: chosen, skipApproval, exceedCapacity };
    const { seat, lines } = seatNewcomer(offering, wish);
    const registration = this.create(person);
    Object.assign(registration, {
      status: seat.status,
      holdsSeat: seat.holdsSeat,
      line: seat.line,
      beyondCapacity: seat.beyondCapacity,
      attendanceMode: mode,
      answers,
      answered,
      invitationId: guest?.invitation.id ?? null,
      approvedAt: skipApproval ? this.now : null,
    });
    guest?.takeSeat();
    for (const file of filesIn(offering.questions, answers)) files.delete(file);
    present.set(emailKey(person.email), registration.id);
    const newcomer = {
      registration,
      traceparent: signUp.trace?.traceparent,
      lines,
      ...(seat.position === undefined ? {} : { position: seat.position }),
    };
    this.newcomers.push(newcomer);
    return registered(newcomer);
  }

  /** Not where the address is known to be its owner's, nor where an organiser signs somebody up. */
  private mustConfirm({ emailConfirmed, caller }: SignUp, guest?: Guest): boolean {
    const { offering } = this.locked;
    if (!offering.confirmEmail || emailConfirmed === true) return false;
    return guest?.invitation.personal !== true && !caller.hostsAnyOf(offering.hostIds);
  }

  private create(person: Person): Registration {
    const id = newId();
    return Object.assign(new Registration(), {
      id,
      offeringId: this.locked.offering.id,
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
      createdAt: this.now,
    });
  }
}

const registered = ({ registration, lines, position }: Newcomer): Registered => ({
  id: registration.id,
  eventId: registration.offeringId,
  status: registration.status,
  ...(position === undefined ? {} : { position }),
  sessions: lines.map(({ sessionId, status }) => ({ sessionId, status })),
});
