import { Injectable } from '@nestjs/common';
import { Outbox, type OutboxLine } from '@zuomei/messaging';
import { Clock, requireVersion, transact } from '@zuomei/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { changeDetails } from './change-details.js';
import { changeSessions } from './change-sessions.js';
import { linesOf, waitInSession } from './end-registrations.js';
import { changeFact, stateFact } from './facts-of.js';
import { type Locked, saveSeats } from './lock-offering.js';
import { lockPlace } from './lock-place.js';
import type { ChangeRegistrationDto } from './place.dto.js';
import { sessionIds } from './promote-in-sessions.js';
import { promoteWaiting } from './promote-waiting.js';
import { type LogAuthor, type LogLine, writeLog } from './registration-log.js';
import type { Registration } from './registration.entity.js';
import { eventOver, notLive } from './registrations.errors.js';
import { switchMode } from './switch-mode.js';
import { type StoredLine, updateRegistrations, writeSessionLines } from './write-registrations.js';

export type Change = Readonly<ChangeRegistrationDto>;

export interface Author {
  by: Extract<LogAuthor, 'attendee' | 'organiser'>;
  userId?: string | undefined;
}

/** What the organiser approved, and so looks at again where the event says so. */
const approvedFields = new Set(['name', 'organisation', 'organisationId', 'answers', 'sessionIds', 'attendanceMode']);

/** Changes details, sessions or the way of attending; what is freed goes to the line at once. */
@Injectable()
export class ChangeRegistration {
  constructor(
    private readonly db: DataSource,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @throws PlaceNotFound | WrongState | EventFull | ModeFull | InvalidAnswers | UnknownSession | STALE_VERSION */
  async execute(id: string, change: Change, author: Author, ifMatch?: number): Promise<void> {
    await transact(this.db, async (tx) => {
      const { locked, registration } = await lockPlace(tx, id);
      requireVersion(ifMatch, registration.version);
      if (!registration.live) throw notLive();
      const now = this.clock.now();
      if (!locked.offering.live || now >= locked.offering.endsAt) throw eventOver();
      const facts = await apply(tx, locked, registration, change, author, now);
      facts.push(...(await promoteWaiting(tx, locked, now)));
      await saveSeats(tx, locked);
      await this.outbox.addAll(tx, facts);
    });
  }
}

async function apply(
  tx: EntityManager,
  locked: Locked,
  registration: Registration,
  change: Change,
  author: Author,
  now: Date,
): Promise<OutboxLine[]> {
  const { offering } = locked;
  const { version, status: before } = registration;
  const lines = (await linesOf(tx, locked, [registration])).get(registration.id) ?? [];
  const fields = await changeDetails(tx, offering, registration, change);
  const position = switchMode(offering, registration, change, fields);
  if (position !== undefined) for (const line of lines) waitInSession(locked, line);
  const kept = changeSessions(locked, registration, lines, change.sessionIds, fields);
  const asks = author.by === 'attendee' && offering.editsNeedApproval && registration.status === 'confirmed';
  const again = asks && fields.some((field) => approvedFields.has(field));
  if (again) askAgain(offering, registration, kept);
  if (registration.version === version) registration.version += 1;
  await writeSessionLines(tx, [...lines, ...kept.filter((line) => !lines.includes(line))]);
  await updateRegistrations(tx, [registration]);
  await writeLog(tx, now, [entry(registration.id, author, fields, again, position)]);
  const ids = sessionIds(kept);
  if (registration.status === before && position === undefined) return [changeFact(registration, ids)];
  return [stateFact(registration, ids, { previousStatus: before, ...(position === undefined ? {} : { position }) })];
}

/** The seat, and those in the sessions, stay held until the organiser has decided. */
export function askAgain(offering: Locked['offering'], registration: Registration, lines: StoredLine[]): void {
  offering.count(registration, -1);
  registration.askAgain();
  offering.count(registration, 1);
  for (const line of lines) if (line.holdsSeat) line.status = 'pending';
}

function entry(
  registrationId: string,
  { by, userId }: Author,
  fields: string[],
  again: boolean,
  position: number | undefined,
): LogLine {
  const what = again ? 'asked_again' : position === undefined ? 'changed' : 'joined_line';
  return { registrationId, what, by, userId, detail: { fields, ...(position === undefined ? {} : { position }) } };
}
