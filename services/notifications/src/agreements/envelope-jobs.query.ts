import type { EntityManager } from 'typeorm';
import { type SealTrouble, toldTrouble } from '../sealing/seal-provider.js';
import type { Envelope } from './envelope.entity.js';

/** A seal or an evidence file that is not there yet. */
export interface EnvelopeJob {
  attempts: number;
  nextAttemptAt: Date;
  error: SealTrouble | undefined;
}

/** What is still being sealed, or proven, by envelope. */
export async function jobsOf(manager: EntityManager, envelopes: Envelope[]): Promise<Map<string, EnvelopeJob>> {
  const sealing = envelopes.filter(({ status }) => status === 'seal_failed' || status === 'sealing');
  const unproven = envelopes.filter(({ status, evidenceSha256 }) => status === 'completed' && evidenceSha256 === null);
  if (sealing.length + unproven.length === 0) return new Map();
  const rows: { envelope_id: string; attempts: number; next_attempt_at: Date; last_error: string | null }[] =
    await manager.query(
      `SELECT envelope_id, attempts, next_attempt_at, last_error FROM seal_jobs WHERE envelope_id = ANY($1::uuid[])
       UNION ALL
       SELECT envelope_id, attempts, next_attempt_at, last_error FROM evidence_jobs WHERE envelope_id = ANY($2::uuid[])`,
      [sealing.map((envelope) => envelope.id), unproven.map((envelope) => envelope.id)],
    );
  return new Map(
    rows.map((row) => [
      row.envelope_id,
      { attempts: row.attempts, nextAttemptAt: row.next_attempt_at, error: toldTrouble(row.last_error) },
    ]),
  );
}
