import { Injectable } from '@nestjs/common';
import { Outbox } from '@zuomei/messaging';
import { Clock, newId, transact } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import type { Steward } from '../doors/door-access.js';
import { Registration } from '../registrations/registration.entity.js';
import type { CheckInResultDto } from './check-ins.dto.js';
import { CheckInNotFound, notYours, nothingToUndo, tooLate } from './check-ins.errors.js';
import { readCheckIn } from './check-ins.query.js';
import { removeAttendance } from './write-attendance.js';

interface Line {
  registration_id: string | null;
  offering_id: string;
  session_id: string | null;
  result: string | null;
  channel: string;
  door_link_id: string | null;
  received_at: Date;
}

/** How long a steward without an account may take a scan back. */
const recentMs = 30 * 60_000;

/** Takes an accepted scan back, by another line in the log; the same person can then be checked in again. */
@Injectable()
export class UndoCheckIn {
  constructor(
    private readonly db: DataSource,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** The event a scan was made at. @throws CheckInNotFound */
  async eventOf(id: string): Promise<string> {
    const [line] = await this.db.query<Line[]>('SELECT offering_id FROM check_ins WHERE id = $1 AND undoes IS NULL', [
      id,
    ]);
    if (!line) throw new CheckInNotFound();
    return line.offering_id;
  }

  /** Again: changes nothing. @throws CheckInNotFound | NOTHING_TO_UNDO | NOT_YOURS | TOO_LATE */
  async execute(id: string, steward: Steward, eventId?: string): Promise<CheckInResultDto> {
    return transact(this.db, async (tx) => {
      const [line] = await tx.query<Line[]>('SELECT * FROM check_ins WHERE id = $1 AND undoes IS NULL', [id]);
      if (!line || (eventId !== undefined && line.offering_id !== eventId)) throw new CheckInNotFound();
      const now = this.clock.now();
      if (steward.doorLinkId !== undefined) {
        if (line.door_link_id !== steward.doorLinkId) throw notYours();
        if (now.getTime() - line.received_at.getTime() > recentMs) throw tooLate();
      }
      if (line.result !== 'ok' || line.registration_id === null) throw nothingToUndo();
      const registration = await tx.findOneOrFail(Registration, {
        where: { id: line.registration_id },
        lock: { mode: 'pessimistic_write' },
      });
      const added: unknown[] = await tx.query(
        `INSERT INTO check_ins (id, offering_id, registration_id, session_id, undoes, channel, by_user, door_link_id,
           occurred_at, received_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9)
         ON CONFLICT (undoes) WHERE undoes IS NOT NULL DO NOTHING RETURNING id`,
        [
          newId(),
          line.offering_id,
          registration.id,
          line.session_id,
          id,
          line.channel,
          steward.userId ?? null,
          steward.doorLinkId ?? null,
          now,
        ],
      );
      if (added.length > 0) await removeAttendance(tx, this.outbox, registration, id);
      return readCheckIn(tx, id);
    });
  }
}
