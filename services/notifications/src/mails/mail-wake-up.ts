import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource, type EntityManager, type EntitySubscriberInterface, type QueryRunner } from 'typeorm';

/**
 * Wakes the sender the moment a transaction with new mail jobs is committed: not earlier, since it would find
 * nothing, and not at the next poll, since people wait for this mail with the phone in their hand.
 */
@Injectable()
export class MailWakeUp implements EntitySubscriberInterface, OnModuleInit {
  private readonly waiting = new WeakSet<QueryRunner>();
  private wake: () => void = () => undefined;

  constructor(private readonly db: DataSource) {}

  onModuleInit(): void {
    this.db.subscribers.push(this);
  }

  /** What to do when there are new jobs. */
  onWake(wake: () => void): void {
    this.wake = wake;
  }

  afterCommitOf(tx: EntityManager): void {
    if (tx.queryRunner?.isTransactionActive) this.waiting.add(tx.queryRunner);
    else this.wake();
  }

  afterTransactionCommit(event: { queryRunner: QueryRunner }): void {
    // Releasing a savepoint is announced as a commit too; only the outermost one makes rows visible.
    if (event.queryRunner.isTransactionActive) return;
    if (this.waiting.delete(event.queryRunner)) this.wake();
  }

  afterTransactionRollback(event: { queryRunner: QueryRunner }): void {
    if (!event.queryRunner.isTransactionActive) this.waiting.delete(event.queryRunner);
  }
}
