import { createHmac } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '@zuomei/platform';
import { DataSource, type EntityManager, In } from 'typeorm';
import type { Settings } from '../config.js';
import { SETTINGS } from '../settings.module.js';
import { chainHash, type ChainLine, firstPrevHash } from './audit-chain.js';
import { type AuditActor, type AuditData, AuditLine, type AuditType } from './audit-line.entity.js';

export interface FirstLine {
  agreementId: string;
  type: AuditType;
  actor: AuditActor;
  data: AuditData;
}

/** The append-only trail of an agreement. */
@Injectable()
export class AuditTrail {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** Adds a line. The caller holds the lock on the agreement's row: the chain has one writer at a time. */
  async append(
    tx: EntityManager,
    agreementId: string,
    type: AuditType,
    actor: AuditActor,
    data: AuditData = {},
  ): Promise<void> {
    const last = await tx.findOne(AuditLine, { where: { agreementId }, order: { seq: 'DESC' } });
    const at = this.clock.now();
    const line = {
      seq: (last?.seq ?? 0) + 1,
      at: at.toISOString(),
      type,
      actor,
      data,
      prevHash: last?.hash ?? firstPrevHash,
    };
    await tx.insert(AuditLine, { ...line, agreementId, at, hash: chainHash(line) });
  }

  /** `append` for several agreements, each of them held by the caller, or several lines of one. */
  async appendAll(tx: EntityManager, lines: readonly FirstLine[]): Promise<void> {
    if (lines.length === 0) return;
    const last: { agreement_id: string; seq: number; hash: string }[] = await tx.query(
      `SELECT DISTINCT ON (agreement_id) agreement_id, seq, hash FROM audit_lines WHERE agreement_id = ANY($1::uuid[])
       ORDER BY agreement_id, seq DESC`,
      [lines.map(({ agreementId }) => agreementId)],
    );
    const ends = new Map(last.map((row) => [row.agreement_id, { seq: row.seq, hash: row.hash }]));
    const at = this.clock.now();
    const added = lines.map(({ agreementId, ...line }) => {
      const end = ends.get(agreementId) ?? { seq: 0, hash: firstPrevHash };
      const next = { seq: end.seq + 1, at: at.toISOString(), ...line, prevHash: end.hash };
      const hash = chainHash(next);
      ends.set(agreementId, { seq: next.seq, hash });
      return { ...next, agreementId, at, hash };
    });
    await tx.insert(AuditLine, added);
  }

  /** The first line of each of these agreements, which nobody else knows yet. */
  async begin(tx: EntityManager, firsts: FirstLine[]): Promise<void> {
    const at = this.clock.now();
    const lines = firsts.map(({ agreementId, ...first }) => {
      const line = { seq: 1, at: at.toISOString(), ...first, prevHash: firstPrevHash };
      return { ...line, agreementId, at, hash: chainHash(line) };
    });
    await tx.insert(AuditLine, lines);
  }

  /** The whole trail, from the first line on. */
  async of(agreementId: string): Promise<ChainLine[]> {
    return (await this.ofAll([agreementId])).get(agreementId) ?? [];
  }

  /** The same of several agreements. */
  async ofAll(agreementIds: readonly string[]): Promise<Map<string, ChainLine[]>> {
    const lines = await this.db.manager.find(AuditLine, {
      where: { agreementId: In([...agreementIds]) },
      order: { agreementId: 'ASC', seq: 'ASC' },
    });
    const trails = new Map<string, ChainLine[]>();
    for (const { agreementId, seq, at, type, actor, data, prevHash, hash } of lines) {
      const line = { seq, at: at.toISOString(), type, actor, data, prevHash, hash };
      const trail = trails.get(agreementId);
      if (trail) trail.push(line);
      else trails.set(agreementId, [line]);
    }
    return trails;
  }

  /** A personal value as it may stand in the trail: it can be compared by who holds the key, and read by nobody. */
  keyed(value: string): string {
    return createHmac('sha256', this.settings.linkKey).update(`audit\0${value}`).digest('hex');
  }
}
