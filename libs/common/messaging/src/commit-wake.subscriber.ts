import type { EntitySubscriberInterface, QueryRunner, TransactionCommitEvent } from 'typeorm';
import { wroteFacts } from './outbox.js';

function takeMark(runner: QueryRunner): boolean {
  // A released savepoint reports a commit, too; the facts are not visible before the outermost one.
  if (runner.isTransactionActive || runner.data[wroteFacts] !== true) return false;
  runner.data[wroteFacts] = false;
  return true;
}

/** Wakes the relay when a transaction that wrote facts has committed; polling finds what this misses. */
export class CommitWake implements EntitySubscriberInterface {
  constructor(private readonly wake: () => void) {}

  afterTransactionCommit(event: TransactionCommitEvent): void {
    if (takeMark(event.queryRunner)) this.wake();
  }
}
