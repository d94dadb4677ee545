import { newId, Refusal } from '@zuomei/platform';
import type { UnconfirmedSignUps } from '../confirmations/unconfirmed-sign-ups.js';
import type { Guest, Guests } from '../invitations/guests.js';
import { type Answers, checkAnswers, filesIn } from './answers.js';
import type { Locked } from './lock-offering.js';
import type { PeoplePresent } from './people-present.js';
import { hashOf, type PlaceSecrets } from './place-secrets.js';
import { Registration } from './registration.entity.js';
import { EventNotFound, InvalidAnswers, SignUpClosed } from './registrations.errors.js';
import {
  attendanceModeFor,
  chosenSessions,
  requireRoom,
  type Seated,
  seatNewcomer,
  seatTogether,
  type SessionLine,
  type Wish,
} from './seating.js';
import {
  type Accepted,
  emailKey,
  type Group,
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

/** Somebody who may come, if there is a seat or a place in line. */
class Applicant {
  constructor(
    readonly person: Person,
    readonly wish: Wish,
    readonly answers: Answers,
    readonly answered: Record<string, string>,
    readonly guest: Guest | undefined,
  ) {}
}

/** Who of those that ask together comes to one event: decided in memory, under its lock, nothing written yet. */
export class Admission {
  readonly newcomers: Newcomer[] = [];
  /** Registrations of people who asked again. */
  readonly again = new Set<string>();
  /** Groups of which somebody came in. */
  readonly groups = new Map<string, Group>();

  constructor(
    readonly locked: Locked,
    readonly known: Known,
    private readonly secrets: PlaceSecrets,
    private readonly now: Date,
  ) {}

  /** A result for each person; a refused one leaves the counters as they were. */
  admit(signUp: SignUp): SignUpResults {
    if (signUp.group?.allOrNone) return this.admitTogether(signUp);
    return signUp.people.map((person) =>
      orRefusal(() => {
        const applicant = this.examine(person, signUp);
        if (!(applicant instanceof Applicant)) return applicant;
        return this.enter(applicant, seatNewcomer(this.locked.offering, applicant.wish), signUp);
      }),
    );
  }

  /** All of them or none: whoever has a registration already is left out, anything else refused is refused to all. */
  private admitTogether(signUp: SignUp): SignUpResults {
    const examined = signUp.people.map((person) => orRefusal(() => this.examine(person, signUp, signUp.people.length)));
    const refusals = examined.flatMap((one, index) => (one instanceof Refusal ? [inGroup(one, index)] : []));
    if (refusals[0]) return examined.map((_, index) => refusals[index] ?? refusals[0] ?? new EventNotFound());
    const applicants = examined.filter((one) => one instanceof Applicant);
    try {
      const seated = seatTogether(
        this.locked.offering,
        applicants.map(({ wish }) => wish),
      );
      return examined.map((one): SignUpResult => {
        if (!(one instanceof Applicant)) return one;
        return this.enter(one, seated[applicants.indexOf(one)] ?? nobody(), signUp);
      });
    } catch (refusal) {
      if (refusal instanceof Refusal) return examined.map(() => refusal);
      throw refusal;
    }
  }

  /** Whether one person may come, and what would be asked of the seats. */
  private examine(person: Person, signUp: SignUp, together = 1): Applicant | Accepted {
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
    guest?.requireSeat(together);
    const attendanceMode = attendanceModeFor(offering, person.attendanceMode);
    const chosen = chosenSessions(sessions, person.sessionIds ?? []);
    const { answers, answered, problems } = checkAnswers(offering.questions, person.answers ?? {}, files);
    if (problems.length > 0) throw new InvalidAnswers(problems);
    if (this.mustConfirm(signUp, guest)) {
      requireRoom(offering, attendanceMode, guest?.invitation);
      return this.known.unconfirmed.keep(person, signUp, this.now);
    }
    const { skipApproval = false, exceedCapacity = false } = guest?.invitation ?? {};
    const wish = { attendanceMode, sessions: chosen, skipApproval, exceedCapacity };
    return new Applicant(person, wish, answers, answered, guest);
  }

  private enter(applicant: Applicant, { seat, lines }: Seated, signUp: SignUp): Registered {
    const { person, wish, answers, answered, guest } = applicant;
    const registration = this.create(person);
    Object.assign(registration, {
      status: seat.status,
      holdsSeat: seat.holdsSeat,
      line: seat.line,
      beyondCapacity: seat.beyondCapacity,
      attendanceMode: wish.attendanceMode,
      answers,
      answered,
      groupId: signUp.group?.id ?? null,
      invitationId: guest?.invitation.id ?? null,
      approvedAt: wish.skipApproval ? this.now : null,
    });
    guest?.takeSeat();
    for (const file of filesIn(this.locked.offering.questions, answers)) this.known.files.delete(file);
    this.known.present.set(emailKey(person.email), registration.id);
    if (signUp.group) this.groups.set(signUp.group.id, signUp.group);
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
    const { link, code } = this.secrets.first(id);
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
      linkHash: hashOf(link),
      codeGeneration: 1,
      codeHash: hashOf(code),
      createdAt: this.now,
    });
  }
}

function orRefusal<T>(work: () => T): T | Refusal {
  try {
    return work();
  } catch (refusal) {
    if (refusal instanceof Refusal) return refusal;
    throw refusal;
  }
}

const nobody = (): never => {
  throw new Error('seated fewer than came');
};

/** The same refusal, said of one person of a group. */
const inGroup = ({ kind, code, said, options }: Refusal, index: number): Refusal =>
  new Refusal(kind, code, said, {
    ...options,
    errors: (options.errors ?? [{ pointer: '', code, detail: said }]).map((error) => ({
      ...error,
      pointer: `/people/${index}${error.pointer}`,
    })),
  });

const registered = ({ registration, lines, position }: Newcomer): Registered => ({
  id: registration.id,
  eventId: registration.offeringId,
  status: registration.status,
  ...(position === undefined ? {} : { position }),
  sessions: lines.map(({ sessionId, status }) => ({ sessionId, status })),
});
