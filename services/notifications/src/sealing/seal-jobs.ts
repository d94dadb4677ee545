import { Injectable } from '@nestjs/common';
import { Clock } from '@zuomei/platform';
import { DataSource, type EntityManager } from 'typeorm';
import type { LockedAgreement } from '../agreements/locked-agreement.js';

/** A job that somebody has taken. */
export interface ClaimedSeal {
  envelopeId: string;
  agreementId: string;
  /** Counting this one. */
  attempts: number;
}

/** After so many seconds without an end, another takes a job up again. */
const leaseSeconds = 15;
const longestWaitSeconds = 300;

/** Envelopes that wait for the seal. */
@Injectable()
export class SealJobs {
  private woken: (() => void) | undefined;

  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /** In the transaction of the last signature: the envelope is `sealing`, once. */
  async add(tx: EntityManager, { envelope }: LockedAgreement): Promise<void> {
    envelope.status = 'sealing';
    await tx.save(envelope);
    await tx.query('INSERT INTO seal_jobs (envelope_id, attempts, next_attempt_at) VALUES ($1, 0, $2)', [
      envelope.id,
      this.clock.now(),
    ]);
  }

  /** After that transaction has committed. */
  wake(): void {
    this.woken?.();
  }

  onWake(listener: () => void): void {
    this.woken = listener;
  }

  /** Takes the job that waits longest, if there is one; it is held by a lease. */
  async claim(): Promise<ClaimedSeal | undefined> {
    const [rows]: [{ envelope_id: string; agreement_id: string; attempts: number }[], number] = await this.db.query(
      `UPDATE seal_jobs SET attempts = attempts + 1, leased_until = now() + make_interval(secs => $1)
       FROM envelopes
       WHERE envelopes.id = seal_jobs.envelope_id AND envelope_id = (
         SELECT envelope_id FROM seal_jobs
         WHERE done_at IS NULL AND next_attempt_at <= now() AND (leased_until IS NULL OR leased_until < now())
         ORDER BY next_attempt_at LIMIT 1 FOR UPDATE SKIP LOCKED)
       RETURNING seal_jobs.envelope_id, envelopes.agreement_id, seal_jobs.attempts`,
      [leaseSeconds],
    );
    const row = rows[0];
    return row && { envelopeId: row.envelope_id, agreementId: row.agreement_id, attempts: row.attempts };
  }

  async done(tx: EntityManager, job: ClaimedSeal): Promise<void> {
    await tx.query(
      'UPDATE seal_jobs SET done_at = now(), leased_until = NULL, last_error = NULL WHERE envelope_id = $1',
      [job.envelopeId],
    );
  }

  /** It is tried again after 2, 4, 8 … seconds, 5 minutes at most, for as long as it takes. */
  async failed(tx: EntityManager, job: ClaimedSeal, reason: string): Promise<void> {
    const wait = Math.min(2 ** Math.min(job.attempts, 10), longestWaitSeconds);
    await tx.query(
      `UPDATE seal_jobs SET leased_until = NULL, last_error = $2, next_attempt_at = now() + make_interval(secs => $3)
       WHERE envelope_id = $1`,
      [job.envelopeId, reason.slice(0, 500), wait],
    );
  }
}
