import { Injectable } from '@nestjs/common';
import type { AttendanceMode } from '@zuomei/contracts';
import { Outbox } from '@zuomei/messaging';
import { Clock, requireVersion, transact } from '@zuomei/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { checkAnswers } from './answers.js';
import { leaveSession } from './cancel-registration.js';
import { changeFact } from './facts-of.js';
import { type Locked, saveSeats } from './lock-offering.js';
import { lockPlace } from './lock-place.js';
import type { ChangeRegistrationDto } from './place.dto.js';
import { promoteWaiting } from './promote-waiting.js';
import { Registration } from './registration.entity.js';
import { EventFull, eventOver, InvalidAnswers, notLive } from './registrations.errors.js';
import { attendanceModeFor, chosenSessions, sitIn } from './seating.js';
import { readSessionLines, type StoredLine, updateRegistrations, writeSessionLines } from './write-registrations.js';

type Change = Readonly<ChangeRegistrationDto>;

/** Changes details, sessions or the way of attending; what is freed goes to the line at once. */
@Injectable()
export class ChangeRegistration {
  constructor(
    private readonly db: DataSource,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @throws PlaceNotFound | WrongState | EventFull | InvalidAnswers | UnknownSession | STALE_VERSION */
  async execute(id: string, change: Change, ifMatch?: number): Promise<void> {
    await transact(this.db, async (tx) => {
      const { locked, registration } = await lockPlace(tx, id);
      requireVersion(ifMatch, registration.version);
      if (!registration.live) throw notLive();
      if (!locked.offering.live || this.clock.now() >= locked.offering.endsAt) throw eventOver();
      registration.version += 1;
      const lines = (await readSessionLines(tx, [id])).get(id) ?? [];
      switchMode(locked, registration, change.attendanceMode);
      const kept = await this.changeSessions(tx, locked, registration, lines, change.sessionIds);
      await this.changeDetails(tx, locked, registration, change);
      await updateRegistrations(tx, [registration]);
      const facts = [changeFact(registration, kept)];
      facts.push(...(await promoteWaiting(tx, locked)));
      await saveSeats(tx, locked);
      await this.outbox.addAll(tx, facts);
    });
  }

  private async changeSessions(
    tx: EntityManager,
    locked: Locked,
    registration: Registration,
    lines: StoredLine[],
    wanted: readonly string[] | undefined,
  ): Promise<string[]> {
    if (wanted === undefined) return lines.map((line) => line.sessionId);
    const chosen = chosenSessions(locked.sessions, wanted);
    const left = lines.filter((line) => !wanted.includes(line.sessionId));
    for (const line of left) leaveSession(locked, line);
    const had = new Set(lines.map((line) => line.sessionId));
    const status = registration.status === 'offered' ? 'waitlisted' : registration.status;
    const added = chosen
      .filter((session) => !had.has(session.sessionId))
      .map((session): StoredLine => {
        if (session.seatsFree === 0 && !locked.offering.waitlist)
          throw new EventFull(wanted.indexOf(session.sessionId));
        const seat = { status: status as 'pending' | 'confirmed' | 'waitlisted', holdsSeat: registration.holdsSeat };
        return { ...sitIn(session, seat, locked.offering), registrationId: registration.id };
      });
    await writeSessionLines(tx, [...left, ...added]);
    return [...wanted];
  }

  private async changeDetails(
    tx: EntityManager,
    { offering }: Locked,
    registration: Registration,
    change: Change,
  ): Promise<void> {
    const text = (value: string | undefined): { set?: string | null } =>
      value === undefined ? {} : { set: value.trim() || null };
    const details: Partial<Registration> = {};
    if (change.name?.trim()) details.name = change.name.trim();
    for (const field of ['phone', 'organisation', 'title'] as const) {
      const { set } = text(change[field]);
      if (set !== undefined) details[field] = set;
    }
    if (change.organisationId) details.organisationId = change.organisationId;
    if (change.attendeeKind) details.attendeeKind = change.attendeeKind;
    if (change.locale) details.locale = change.locale;
    if (change.answers) {
      const { answers, problems } = checkAnswers(offering.questions, { ...registration.answers, ...change.answers });
      if (problems.length > 0) throw new InvalidAnswers(problems);
      details.answers = answers;
    }
    Object.assign(registration, details);
    if (Object.keys(details).length > 0) await tx.update(Registration, { id: registration.id }, details);
  }
}

/** To the other way of attending a hybrid event, in one step: a seat there, or the one held is kept. */
function switchMode({ offering }: Locked, registration: Registration, wanted: AttendanceMode | undefined): void {
  if (wanted === undefined || wanted === registration.attendanceMode) return;
  const mode = attendanceModeFor(offering, wanted);
  offering.count(registration, -1);
  registration.attendanceMode = mode;
  if (offering.countsByMode) {
    if (registration.status === 'waitlisted') registration.line = offering.nextLine();
    else if (registration.holdsSeat && !offering.seatForNewcomer(mode)) throw new EventFull();
  }
  offering.count(registration, 1);
}
