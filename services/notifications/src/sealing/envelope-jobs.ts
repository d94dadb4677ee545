import type { DataSource, EntityManager } from 'typeorm';
import type { SealTrouble } from './seal-provider.js';

/** A job that somebody has taken. */
export interface ClaimedJob {
  envelopeId: string;
  agreementId: string;
  /** Counting this one. */
  attempts: number;
}

/** After so many seconds without an end, another takes a job up again. */
const leaseSeconds = 15;
const longestWaitSeconds = 300;

/** Work on completed or completing envelopes that is done once, whoever dies over it. */
export abstract class EnvelopeJobs {
  private woken: (() => void)[] = [];

  protected constructor(
    protected readonly db: DataSource,
    private readonly table: 'seal_jobs' | 'evidence_jobs',
  ) {}

  /** After the transaction that made a job has committed. */
  wake(): void {
    for (const listener of this.woken) listener();
  }

  onWake(listener: () => void): void {
    this.woken.push(listener);
  }

  /** Takes the jobs that wait longest, so many at most; they are held by a lease. */
  async claim(most: number): Promise<ClaimedJob[]> {
    const [rows]: [{ envelope_id: string; agreement_id: string; attempts: number }[], number] = await this.db.query(
      `UPDATE ${this.table} AS job SET attempts = attempts + 1, leased_until = now() + make_interval(secs => $1)
       FROM envelopes
       WHERE envelopes.id = job.envelope_id AND envelope_id IN (
         SELECT envelope_id FROM ${this.table}
         WHERE done_at IS NULL AND next_attempt_at <= now() AND (leased_until IS NULL OR leased_until < now())
         ORDER BY next_attempt_at LIMIT $2 FOR UPDATE SKIP LOCKED)
       RETURNING job.envelope_id, envelopes.agreement_id, job.attempts`,
      [leaseSeconds, most],
    );
    return rows.map((row) => ({
      envelopeId: row.envelope_id,
      agreementId: row.agreement_id,
      attempts: row.attempts,
    }));
  }

  async done(tx: EntityManager, jobs: readonly ClaimedJob[]): Promise<void> {
    await tx.query(
      `UPDATE ${this.table} SET done_at = now(), leased_until = NULL, last_error = NULL WHERE envelope_id = ANY($1::uuid[])`,
      [jobs.map(({ envelopeId }) => envelopeId)],
    );
  }

  /** It is tried again after 2, 4, 8 … seconds, 5 minutes at most, for as long as it takes. */
  async failed(tx: EntityManager, job: ClaimedJob, trouble: SealTrouble): Promise<void> {
    const wait = Math.min(2 ** Math.min(job.attempts, 10), longestWaitSeconds);
    await tx.query(
      `UPDATE ${this.table}
       SET leased_until = NULL, last_error = $2, next_attempt_at = now() + make_interval(secs => $3)
       WHERE envelope_id = $1`,
      [job.envelopeId, trouble, wait],
    );
  }

  /** Not later but now. */
  async hasten(tx: EntityManager, envelopeId: string): Promise<void> {
    await tx.query(`UPDATE ${this.table} SET next_attempt_at = now() WHERE envelope_id = $1 AND done_at IS NULL`, [
      envelopeId,
    ]);
  }

  /** How many are due, also those that somebody has taken. */
  async due(tx: EntityManager): Promise<number> {
    const [row]: { due: number }[] = await tx.query(
      `SELECT count(*)::int AS due FROM ${this.table} WHERE done_at IS NULL AND next_attempt_at <= now()`,
    );
    return row?.due ?? 0;
  }

  protected async insert(tx: EntityManager, envelopeIds: readonly string[], at: Date): Promise<void> {
    await tx.query(
      `INSERT INTO ${this.table} (envelope_id, attempts, next_attempt_at) SELECT unnest($1::uuid[]), 0, $2`,
      [envelopeIds, at],
    );
  }
}
