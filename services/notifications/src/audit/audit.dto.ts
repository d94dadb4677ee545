import type { AuditActor, AuditData, AuditType } from './audit-line.entity.js';

export class AuditLineView {
  /** From 1, without gaps. */
  seq!: number;
  /** ISO 8601, UTC, milliseconds. */
  at!: string;
  /** Such as `SIGNED`. */
  type!: AuditType;
  /** Who, by id. */
  actor!: AuditActor;
  /** Ids, field names and keyed hashes; no names, no addresses. */
  data!: AuditData;
  prevHash!: string;
  hash!: string;
}

export class AuditTrailView {
  items!: AuditLineView[];
}

export class CheckedTrailView extends AuditTrailView {
  /** Whether every line follows from the one before it, by its hash; looked at now. */
  intact!: boolean;
  /** The first line that does not. */
  brokenAt?: number;
}
