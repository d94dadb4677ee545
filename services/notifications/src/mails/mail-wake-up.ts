import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource, type EntityManager, type EntitySubscriberInterface, type QueryRunner } from 'typeorm';

/**
 * Wakes the sender the moment a transaction with new mail jobs is committed: not earlier, since it would find
 * nothing, and not at the next poll, since people wait for this mail with the phone in their hand.
 */
@Injectable()
export class MailWakeUp implements EntitySubscriberInterface, OnModuleInit {
  private readonly waiting = new WeakSet<QueryRunner>();
  private readonly sleepers = new Set<() => void>();
  private wakeUps = 0;

  constructor(private readonly db: DataSource) {}

  onModuleInit(): void {
    this.db.subscribers.push(this);
  }

  /** How often it has woken anybody; given back to `after`. */
  get count(): number {
    return this.wakeUps;
  }

  wake(): void {
    this.wakeUps += 1;
    for (const wakeSleeper of this.sleepers) wakeSleeper();
    this.sleepers.clear();
  }

  /** Waits for a wake-up later than `count`, or for the time to be over. */
  async after(count: number, milliseconds: number): Promise<void> {
    if (this.wakeUps !== count) return;
    await new Promise<void>((resolve) => {
      const wakeSleeper = (): void => {
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(() => {
        this.sleepers.delete(wakeSleeper);
        resolve();
      }, milliseconds);
      this.sleepers.add(wakeSleeper);
    });
  }

  /** Wakes when this transaction is committed; at once where there is none. */
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
