import type { OutboxLine } from '@zuomei/messaging';
import type { EntityManager } from 'typeorm';
import { stateFact } from './facts-of.js';
import type { Locked } from './lock-offering.js';
import { sessionIds } from './promote-in-sessions.js';
import type { Registration } from './registration.entity.js';
import { readSessionLines, type StoredLine, updateRegistrations, writeSessionLines } from './write-registrations.js';

/** Takes registrations off their seats, or out of the line, whole: in the sessions they chose, too. */
export async function endRegistrations(
  tx: EntityManager,
  locked: Locked,
  registrations: Registration[],
  end: (registration: Registration) => void,
): Promise<OutboxLine[]> {
  const lines = await linesOf(tx, locked, registrations);
  const facts = registrations.map((registration) => {
    const previousStatus = registration.status;
    locked.offering.count(registration, -1);
    end(registration);
    return stateFact(registration, sessionIds(lines.get(registration.id)), { previousStatus });
  });
  const given = [...lines.values()].flat();
  for (const line of given) leaveSession(locked, line);
  await writeSessionLines(tx, given);
  await updateRegistrations(tx, registrations);
  return facts;
}

/** The live session lines of these registrations, by registration. */
export async function linesOf(
  tx: EntityManager,
  { offering }: Locked,
  registrations: readonly Registration[],
): Promise<Map<string, StoredLine[]>> {
  if (!offering.hasSessions) return new Map();
  return readSessionLines(
    tx,
    registrations.map((registration) => registration.id),
  );
}

export function leaveSession(locked: Locked, line: StoredLine): void {
  standUp(locked, line);
  line.status = 'cancelled';
  line.line = null;
}

/** Whoever has no seat at the event any more stands in the lines of the chosen sessions instead. */
export function waitInSession(locked: Locked, line: StoredLine): void {
  standUp(locked, line);
  line.status = 'waitlisted';
  line.line ??= locked.offering.nextLine();
}

function standUp({ sessions }: Locked, line: StoredLine): void {
  const session = sessions.get(line.sessionId);
  if (line.holdsSeat && session) session.held -= 1;
  line.holdsSeat = false;
}
