import { Injectable } from '@nestjs/common';
import { Clock, newId } from '@zuomei/platform';
import { type EntityManager, IsNull } from 'typeorm';
import { AuditTrail } from '../audit/audit-trail.js';
import { LegalHold } from './legal-hold.entity.js';
import { HeldAlready, NotHeld } from './retention.errors.js';

export interface Administrator {
  id: string;
  name?: string | undefined;
}

/** What is held. Whoever asks holds its lock: a hold and what it forbids come one after the other. */
export type HeldSubject = { agreementId: string } | { letterId: string };

export const holdOn = (tx: EntityManager, subject: HeldSubject): Promise<LegalHold | null> =>
  tx.findOneBy(LegalHold, { ...subject, releasedAt: IsNull() });

/** 法律保全 of an agreement or a letter: set and released by an administrator, each with its reason, on its trail. */
@Injectable()
export class LegalHolds {
  constructor(
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** @throws HeldAlready */
  async set(tx: EntityManager, subject: HeldSubject, reason: string, by: Administrator): Promise<void> {
    if (await holdOn(tx, subject)) throw new HeldAlready();
    const hold = {
      id: newId(),
      ...subject,
      reason: reason.trim(),
      setBy: by.id,
      setByName: by.name ?? null,
      setAt: this.clock.now(),
    };
    await tx.insert(LegalHold, hold);
    await this.log(tx, subject, 'HOLD_SET', by, hold.id, hold.reason);
  }

  /** @throws NotHeld */
  async release(tx: EntityManager, subject: HeldSubject, reason: string, by: Administrator): Promise<void> {
    const hold = await holdOn(tx, subject);
    if (!hold) throw new NotHeld();
    const releaseReason = reason.trim();
    const released = { releasedBy: by.id, releasedByName: by.name ?? null, releasedAt: this.clock.now() };
    await tx.save(Object.assign(hold, released, { releaseReason }));
    await this.log(tx, subject, 'HOLD_RELEASED', by, hold.id, releaseReason);
  }

  /** A reason is free text and may name people: the trail holds its keyed hash. */
  private log(
    tx: EntityManager,
    subject: HeldSubject,
    type: 'HOLD_SET' | 'HOLD_RELEASED',
    { id }: Administrator,
    holdId: string,
    reason: string,
  ): Promise<void> {
    const held = 'letterId' in subject ? subject.letterId : subject.agreementId;
    return this.trail.append(tx, held, type, { kind: 'staff', id }, { holdId, reasonHash: this.trail.keyed(reason) });
  }
}
