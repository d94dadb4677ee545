import type { EntityManager } from 'typeorm';
import type { ReceivedFact } from './received-fact.js';
import type { SharedEffects, WriteTogether } from './shared-effects.js';

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
  private readonly shared: SharedEffects;

  constructor(tx: EntityManager, fact: Omit<ReceivedFact, 'payload'>, shared: SharedEffects) {
    this.tx = tx;
    this.factId = fact.factId;
    this.type = fact.type;
    this.time = fact.time;
    this.aggregateId = fact.aggregateId;
    this.aggregateVersion = fact.aggregateVersion;
    this.traceparent = fact.traceparent;
    this.shared = shared;
  }

  /**
   * Leaves an effect to be written together with those of the other facts of this transaction, before its commit
   * and in their order: one statement instead of one each.
   */
  gather<T>(write: WriteTogether<T>, item: T): void {
    this.shared.add(write, item);
  }

  /** For a handler that builds on what earlier facts have gathered. */
  writeGathered(): Promise<void> {
    return this.shared.write();
  }
}
