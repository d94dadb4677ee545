import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { LinkedAgreement } from './follow-ups.view.dto.js';

export type { LinkedAgreement };

/** Looks up the agreements of several cases at once, by follow-up id. */
export type AgreementsOfFollowUps = (
  db: EntityManager,
  followUpIds: readonly string[],
) => Promise<Map<string, LinkedAgreement[]>>;

/** Where the agreements feature tells the follow-ups which agreements came of them, without being known to them. */
@Injectable()
export class LinkedAgreements {
  private look: AgreementsOfFollowUps = () => Promise.resolve(new Map());

  constructor(private readonly db: DataSource) {}

  provide(look: AgreementsOfFollowUps): void {
    this.look = look;
  }

  of(followUpIds: readonly string[]): Promise<Map<string, LinkedAgreement[]>> {
    return this.look(this.db.manager, followUpIds);
  }
}
