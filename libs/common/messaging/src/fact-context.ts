import type { EntityManager } from 'typeorm';

/** What a handler knows about the fact besides its payload. Everything it does goes through `tx`. */
export class FactContext {
  /** The transaction that also holds the inbox row; handlers may share it, and it may be rolled back and run again. */
  readonly tx: EntityManager;
  readonly factId: string;
  readonly type: string;
  readonly time: Date;
  readonly aggregateId: string;
  readonly aggregateVersion: number;
  readonly traceparent: string;

  constructor(tx: EntityManager, fact: Omit<FactContext, 'tx'>) {
    this.tx = tx;
    this.factId = fact.factId;
    this.type = fact.type;
    this.time = fact.time;
    this.aggregateId = fact.aggregateId;
    this.aggregateVersion = fact.aggregateVersion;
    this.traceparent = fact.traceparent;
  }
}
