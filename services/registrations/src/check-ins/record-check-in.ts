import { Injectable } from '@nestjs/common';
import type { CheckInResult } from '@zuomei/contracts';
import { Outbox } from '@zuomei/messaging';
import { Clock, newId, transact } from '@zuomei/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { OfferedSession } from '../offerings/offered-session.entity.js';
import type { Offering } from '../offerings/offering.entity.js';
import { hashOf, sameHash, subjectOf } from '../registrations/place-secrets.js';
import { Registration } from '../registrations/registration.entity.js';
import { judge } from './check-in.rules.js';
import type { CheckInDto, CheckInResultDto } from './check-ins.dto.js';
import { inFuture, nonceReused, unknownSession } from './check-ins.errors.js';
import { readCheckIn } from './check-ins.query.js';
import { hasAttended, writeAttendance } from './write-attendance.js';

const clockSkewMs = 5 * 60_000;

/** One scan at a door: judged, kept whatever it came to, and answered the same if it is sent again. */
@Injectable()
export class RecordCheckIn {
  constructor(
    private readonly db: DataSource,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @throws NONCE_REUSED | IN_FUTURE | UNKNOWN_SESSION */
  async execute(offering: Offering, scan: Readonly<CheckInDto>, byUser: string): Promise<CheckInResultDto> {
    const now = this.clock.now();
    const occurredAt = scan.occurredAt === undefined ? now : new Date(scan.occurredAt);
    if (occurredAt.getTime() > now.getTime() + clockSkewMs) throw inFuture();
    const codeHash = hashOf(scan.code);
    return transact(this.db, async (tx) => {
      const earlier = await sameNonce(tx, offering.id, scan.nonce, codeHash);
      if (earlier !== undefined) return readCheckIn(tx, earlier);
      const registration = await holderOf(tx, scan.code, codeHash);
      const result = await judgeScan(tx, offering, scan.sessionId, occurredAt, registration);
      const id = newId();
      const kept = await this.keep(tx, { id, offering, scan, codeHash, registration, result, occurredAt, now, byUser });
      if (!kept) {
        // The same scan was sent twice at once and the other one was first: answer what that one was answered.
        const first = await sameNonce(tx, offering.id, scan.nonce, codeHash);
        return readCheckIn(tx, first ?? id);
      }
      if (result === 'ok' && registration) {
        const channel = scan.channel ?? 'gate';
        await writeAttendance(tx, this.outbox, registration, {
          checkInId: id,
          sessionId: scan.sessionId,
          occurredAt,
          channel,
        });
      }
      return readCheckIn(tx, id);
    });
  }

  private async keep(
    tx: EntityManager,
    line: {
      id: string;
      offering: Offering;
      scan: Readonly<CheckInDto>;
      codeHash: Buffer;
      registration: Registration | undefined;
      result: CheckInResult;
      occurredAt: Date;
      now: Date;
      byUser: string;
    },
  ): Promise<boolean> {
    const { scan } = line;
    const rows: unknown[] = await tx.query(
      `INSERT INTO check_ins (id, offering_id, registration_id, session_id, code_hash, nonce, result, channel, device,
         by_user, occurred_at, received_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
       ON CONFLICT (offering_id, nonce) WHERE nonce IS NOT NULL DO NOTHING RETURNING id`,
      [
        line.id,
        line.offering.id,
        line.registration?.id ?? null,
        scan.sessionId ?? null,
        line.codeHash,
        scan.nonce,
        line.result,
        scan.channel ?? 'gate',
        scan.device ?? null,
        line.byUser,
        line.occurredAt,
        line.now,
      ],
    );
    return rows.length > 0;
  }
}

/** The earlier scan with this nonce. @throws NONCE_REUSED if it was of another code */
async function sameNonce(
  tx: EntityManager,
  offeringId: string,
  nonce: string,
  codeHash: Buffer,
): Promise<string | undefined> {
  const [row] = await tx.query<{ id: string; code_hash: Buffer }[]>(
    'SELECT id, code_hash FROM check_ins WHERE offering_id = $1 AND nonce = $2',
    [offeringId, nonce],
  );
  if (row && !sameHash(row.code_hash, codeHash)) throw nonceReused();
  return row?.id;
}

/** Locked, so that of two gates that scan one code the second waits, then sees what the first has written. */
async function holderOf(tx: EntityManager, code: string, codeHash: Buffer): Promise<Registration | undefined> {
  const id = subjectOf(code);
  if (id === undefined) return undefined;
  const registration = await tx.findOne(Registration, { where: { id }, lock: { mode: 'pessimistic_write' } });
  return registration && sameHash(registration.codeHash, codeHash) ? registration : undefined;
}

async function judgeScan(
  tx: EntityManager,
  offering: Offering,
  sessionId: string | undefined,
  occurredAt: Date,
  registration: Registration | undefined,
): Promise<CheckInResult> {
  const inSession = sessionId === undefined || (await hasPlaceIn(tx, offering, sessionId, registration));
  const attended = registration !== undefined && (await hasAttended(tx, registration.id, sessionId));
  return judge({ occurredAt, sessionId }, { registration, offering, inSession, attended });
}

/** Whoever is confirmed may enter a session without places of its own; the others need a place in it. */
async function hasPlaceIn(
  tx: EntityManager,
  offering: Offering,
  sessionId: string,
  registration: Registration | undefined,
): Promise<boolean> {
  const session = await tx.findOneBy(OfferedSession, { sessionId, offeringId: offering.id });
  if (!session) throw unknownSession();
  if (session.capacity === null || registration === undefined) return true;
  const rows: unknown[] = await tx.query(
    `SELECT 1 FROM registration_sessions WHERE registration_id = $1 AND session_id = $2 AND status = 'confirmed'`,
    [registration.id, sessionId],
  );
  return rows.length > 0;
}
