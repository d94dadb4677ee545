import { newId, Refusal } from '@zuomei/platform';
import { checkAnswers } from './answers.js';
import type { Locked } from './lock-offering.js';
import type { PeoplePresent } from './people-present.js';
import { hashOf, type PlaceSecrets } from './place-secrets.js';
import { Registration } from './registration.entity.js';
import { EventNotFound, InvalidAnswers, SignUpClosed } from './registrations.errors.js';
import { attendanceModeFor, chosenSessions, seatNewcomer, type SessionLine } from './seating.js';
import {
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

/** Who of those that ask together comes to one event: decided in memory, under its lock, nothing written yet. */
export class Admission {
  readonly newcomers: Newcomer[] = [];
  /** Registrations of people who asked again. */
  readonly again = new Set<string>();

  constructor(
    readonly locked: Locked,
    private readonly present: PeoplePresent,
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

  private admitOne(person: Person, { caller, trace }: SignUp): Registered | 'already_registered' {
    const { offering, sessions } = this.locked;
    if (!maySee(offering, caller)) throw new EventNotFound();
    const known = this.present.get(emailKey(person.email));
    if (known !== undefined) {
      this.again.add(known);
      return 'already_registered';
    }
    const closed = offering.signUpClosed(this.now);
    if (closed) throw new SignUpClosed(closed);
    const mode = attendanceModeFor(offering, person.attendanceMode);
    const chosen = chosenSessions(sessions, person.sessionIds ?? []);
    const { answers, problems } = checkAnswers(offering.questions, person.answers ?? {});
    if (problems.length > 0) throw new InvalidAnswers(problems);
    const { seat, lines } = seatNewcomer(offering, { attendanceMode: mode, sessions: chosen });
    const registration = this.create(person);
    Object.assign(registration, {
      status: seat.status,
      holdsSeat: seat.holdsSeat,
      line: seat.line,
      beyondCapacity: seat.beyondCapacity,
      attendanceMode: mode,
      answers,
    });
    this.present.set(emailKey(person.email), registration.id);
    const newcomer = {
      registration,
      traceparent: trace?.traceparent,
      lines,
      ...(seat.position === undefined ? {} : { position: seat.position }),
    };
    this.newcomers.push(newcomer);
    return registered(newcomer);
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
