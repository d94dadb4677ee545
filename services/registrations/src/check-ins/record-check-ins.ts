import { Injectable } from '@nestjs/common';
import { Outbox } from '@zuomei/messaging';
import { Clock, newId, Refusal, sameSecret, transactAtOnce } from '@zuomei/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { admit, type Steward } from '../doors/door-access.js';
import { WallCodes } from '../doors/wall-codes.js';
import { hashOf, sameHash } from '../registrations/place-secrets.js';
import { EventNotFound } from '../registrations/registrations.errors.js';
import { judge } from './check-in.rules.js';
import type { CheckInResultDto } from './check-ins.dto.js';
import { inFuture, nonceReused, unknownSession } from './check-ins.errors.js';
import { readCheckIns, resultOf } from './check-ins.query.js';
import { holderId, keyOf, type Known, type LockedHolder, readScans } from './read-scans.js';
import type { Scan } from './scan.js';
import { wholeEvent } from './write-attendance.js';
import { type Line, NonceTaken, writeCheckIns } from './write-check-ins.js';

const clockSkewMs = 5 * 60_000;

export type Recorded = CheckInResultDto | Refusal;

/** A scan that was recorded before; its line is read again. */
interface Repeat {
  repeats: string;
}

/**
 * Scans at any doors, all that wait together: judged, kept whatever they came to, and answered the same if they are
 * sent again. What one of them may not do is refused to that one alone; only a fault fails all.
 */
@Injectable()
export class RecordCheckIns {
  constructor(
    private readonly db: DataSource,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly walls: WallCodes,
  ) {}

  /** @returns for each its result, or why it was not recorded: NONCE_REUSED, IN_FUTURE, UNKNOWN_SESSION, no access */
  async execute(list: readonly Scan[]): Promise<Recorded[]> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await transactAtOnce(this.db, (tx) => this.record(tx, list, tries > 1));
      } catch (error) {
        if (!(error instanceof NonceTaken) || tries === 4) throw error;
      }
    }
  }

  private async record(tx: EntityManager, list: readonly Scan[], repeated: boolean): Promise<Recorded[]> {
    const known = await readScans(tx, list, this.walls, repeated);
    const now = this.clock.now();
    const lines: Line[] = [];
    const results = list.map((scan): Recorded | Repeat => {
      try {
        return decide(known, scan, now, lines);
      } catch (refusal) {
        if (refusal instanceof Refusal) return refusal;
        throw refusal;
      }
    });
    const repeats = results.flatMap((result) => ('repeats' in result ? [result.repeats] : []));
    await writeCheckIns(tx, this.outbox, lines, now, repeats.length === 0);
    const before = await readCheckIns(tx, repeats);
    return results.map((result) => ('repeats' in result ? (before.get(result.repeats) as CheckInResultDto) : result));
  }
}

/** Decides one scan and notes it in what is known, so that the next of the same code or nonce sees it. */
function decide(known: Known, scan: Scan, now: Date, lines: Line[]): CheckInResultDto | Repeat {
  const offering = known.offerings.get(scan.eventId);
  const steward = stewardOf(known, scan, now);
  if (!offering) throw new EventNotFound();
  const occurredAt = scan.occurredAt ?? now;
  if (occurredAt.getTime() > now.getTime() + clockSkewMs) throw inFuture();
  const codeHash = hashOf(scan.code ?? `registration ${scan.registrationId}`);
  const nonceKey = keyOf(scan.eventId, scan.nonce);
  const earlier = known.lines.get(nonceKey);
  if (earlier && !sameHash(earlier.codeHash, codeHash)) throw nonceReused();
  if (earlier) return { repeats: earlier.id };
  const holder = holderOf(known, scan, codeHash);
  const entryKey = holder && keyOf(holder.id, scan.sessionId ?? wholeEvent);
  const first = entryKey === undefined ? undefined : known.entries.get(entryKey);
  const result = judge(
    { occurredAt, sessionId: scan.sessionId, self: 'attendee' in scan.by },
    { registration: holder, offering, inSession: inSession(known, scan, holder), attended: first !== undefined },
  );
  const line: Line = { id: newId(), scan, steward, codeHash, holder, result, occurredAt };
  if (result === 'ok' && holder && entryKey !== undefined) {
    holder.version += 1;
    line.version = holder.version;
    known.entries.set(entryKey, occurredAt);
  }
  known.lines.set(nonceKey, line);
  lines.push(line);
  return resultOf({
    id: line.id,
    result,
    sessionId: scan.sessionId,
    occurredAt,
    firstAt: first,
    registration: holder?.offeringId === offering.id ? holder : undefined,
  });
}

/** Nobody for who checks in with the place's own link. @throws what keeps a steward from this door */
function stewardOf(known: Known, { by, eventId }: Scan, now: Date): Steward | undefined {
  if ('attendee' in by) return undefined;
  return admit(by.gate, known.offerings.get(eventId), by.gate.door && known.links.get(by.gate.door.id), now);
}

function holderOf(known: Known, scan: Scan, codeHash: Buffer): LockedHolder | undefined {
  const id = holderId(scan);
  const holder = id === undefined ? undefined : known.holders.get(id);
  if (!holder || scan.registrationId !== undefined) return holder;
  if ('gate' in scan.by) return sameHash(holder.codeHash, codeHash) ? holder : undefined;
  return sameSecret(known.wall.get(scan.eventId) ?? '', scan.code ?? '') ? holder : undefined;
}

/** Whoever is confirmed may enter a session without places of its own; the others need a place in it. */
function inSession(known: Known, { sessionId, eventId }: Scan, holder: LockedHolder | undefined): boolean {
  if (sessionId === undefined) return true;
  const session = known.sessions.get(sessionId);
  if (session?.offeringId !== eventId) throw unknownSession();
  return session.capacity === null || holder === undefined || known.places.has(keyOf(holder.id, sessionId));
}
