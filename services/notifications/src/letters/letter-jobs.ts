import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { SealTrouble } from '../sealing/seal-provider.js';

/** A letter that somebody has taken to seal it. */
export interface ClaimedLetter {
  id: string;
  /** Counting this one. */
  attempts: number;
}

const leaseSeconds = 20;
const longestWaitSeconds = 300;

/** Letters that wait for their seal; each is taken by one, and taken up again if that one dies. */
@Injectable()
export class LetterJobs {
  private woken: () => void = () => undefined;

  constructor(private readonly db: DataSource) {}

  /** After the transaction that issued letters has committed. */
  wake(): void {
    this.woken();
  }

  onWake(listener: () => void): void {
    this.woken = listener;
  }

  /** The letter that waits longest, if there is one; held by a lease. */
  async claim(): Promise<ClaimedLetter | undefined> {
    const [rows]: [ClaimedLetter[], number] = await this.db.query(
      `UPDATE letters SET attempts = attempts + 1, leased_until = now() + make_interval(secs => $1)
       WHERE id = (
         SELECT id FROM letters
         WHERE status IN ('sealing', 'seal_failed') AND next_attempt_at <= now()
           AND (leased_until IS NULL OR leased_until < now())
         ORDER BY next_attempt_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
       RETURNING id, attempts`,
      [leaseSeconds],
    );
    return rows[0];
  }

  /** It is tried again after 2, 4, 8 … seconds, 5 minutes at most, for as long as it takes. */
  async failed(tx: EntityManager, { id, attempts }: ClaimedLetter, trouble: SealTrouble): Promise<void> {
    const wait = Math.min(2 ** Math.min(attempts, 10), longestWaitSeconds);
    await tx.query(
      `UPDATE letters SET status = 'seal_failed', leased_until = NULL, seal_error = $2,
         next_attempt_at = now() + make_interval(secs => $3)
       WHERE id = $1`,
      [id, trouble, wait],
    );
  }
}
