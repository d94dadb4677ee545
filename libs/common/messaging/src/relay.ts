import { EventEmitter, once } from 'node:events';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { log } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import { Backoff, pause, within } from './backoff.js';
import { Broker } from './broker.js';
import { CommitWake } from './commit-wake.subscriber.js';
import { crashAt, guardOff } from './faults.js';
import { MESSAGING_OPTIONS, type MessagingOptions } from './messaging-options.js';
import { outboxPublished } from './metrics.js';
import { batchOf, markPublished, mostRows, type OutboxRow, prunePublished, unpublishedRows } from './outbox-row.js';
import { RelayLease } from './relay-lease.js';

const pollMs = 200;
/** Facts that come one by one are carried together: a pause this long between batches that were not full. */
const gatherMs = 20;
/**
 * How long facts are kept back while there is a crowd: each costs the services that hear of it as much as its sign-up.
 * A crowd that lasts longer has one carried now and then: by ten at once, what follows took the machine for 50 to 100 ms.
 */
const mostLateMs = 5_000;
const portionEveryMs = 400;
const portion = 1;
/** A send to a silent broker may last longer; then the next start sends again. */
const stopMs = 2_500;
const pruneEveryMs = 600_000;

/**
 * Carries committed facts from the outbox to their topics: one relay per database, rows by `seq`, one send in
 * flight, marked after the broker's ack. A crash in between sends some rows twice, with the same `ce_id`. While the
 * broker has a full batch the next one is read, and while that is sent the one before is marked.
 */
@Injectable()
export class Relay implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = log('relay');
  private readonly lease: RelayLease;
  private readonly bell = new EventEmitter();
  private readonly stopping = new AbortController();
  private rung = false;
  private running: Promise<void> = Promise.resolve();
  private prunedAt = 0;
  private gaveWayAt: number | undefined;
  private crowded = (): boolean => false;

  constructor(
    @Inject(DataSource) private readonly db: DataSource,
    @Inject(Broker) private readonly broker: Broker,
    @Inject(MESSAGING_OPTIONS) private readonly options: MessagingOptions,
  ) {
    this.lease = new RelayLease(db);
  }

  onApplicationBootstrap(): void {
    this.db.subscribers.push(new CommitWake(() => this.wake()));
    this.running = this.run();
  }

  /** After HTTP and consumers have ended: sends what they left, if Kafka is there, then stops. */
  async onApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    this.wake();
    await within(stopMs, this.running);
    await within(500, this.lease.give());
    await within(500, this.broker.close());
  }

  private wake(): void {
    this.rung = true;
    this.bell.emit('wake');
  }

  private async run(): Promise<void> {
    if (!(await this.connectedOrStopping())) return;
    const backoff = new Backoff(100, 2_000);
    while (!this.stopping.signal.aborted) {
      try {
        await this.giveWay();
        const sent = await this.carry();
        backoff.reset();
        if (sent > 0) await pause(gatherMs, this.stopping.signal);
        else await this.rest();
      } catch (error) {
        outboxPublished.inc({ result: 'failed' });
        this.log.warn({ reason: (error as Error).message }, 'facts stay in the outbox for now');
        await backoff.sleep(this.stopping.signal);
      }
    }
    await this.lastSteps();
  }

  /**
   * Names work that people wait for. While it says that there is a crowd, facts are kept back, then carried by the
   * portion: what they cost then is what the crowd does not have.
   */
  giveWayTo(crowded: () => boolean): void {
    this.crowded = crowded;
  }

  private async giveWay(): Promise<void> {
    if (!this.crowded()) {
      this.gaveWayAt = undefined;
      return;
    }
    this.gaveWayAt ??= Date.now();
    const until = Math.max(this.gaveWayAt + mostLateMs, Date.now() + portionEveryMs);
    while (this.crowded() && Date.now() < until && !this.stopping.signal.aborted) {
      await pause(gatherMs, this.stopping.signal);
    }
  }

  /** Once, before the first turn: waiting here on every turn would leave a listener behind each time. */
  private async connectedOrStopping(): Promise<boolean> {
    const stopped = once(this.stopping.signal, 'abort').then(() => false);
    return this.stopping.signal.aborted ? false : Promise.race([this.broker.ready(), stopped]);
  }

  /** What was committed while HTTP drained; what cannot be sent now is sent at the next start. */
  private async lastSteps(): Promise<void> {
    const deadline = Date.now() + 2_000;
    try {
      while (Date.now() < deadline && (await this.carry()) > 0);
    } catch (error) {
      this.log.warn({ reason: (error as Error).message }, 'facts stay in the outbox until the next start');
    }
  }

  /** @returns how many facts were published; 0 also while another instance holds the lease */
  private async carry(): Promise<number> {
    this.rung = false;
    if (!(await this.lease.take())) return 0;
    const most = this.crowded() && !this.stopping.signal.aborted ? portion : mostRows;
    let rows = await this.lease.using((client) => unpublishedRows(client, most));
    if (rows.length === 0) await this.prune();
    let published = 0;
    let marked = Promise.resolve();
    while (rows.length > 0) {
      crashAt('after_commit_before_publish');
      const sent = rows;
      // A late transaction may show older rows at any time, so what is left out is exactly what is under way.
      const next =
        sent.length < mostRows || this.crowded()
          ? []
          : this.lease.using((client) => unpublishedRows(client, mostRows, sent));
      [rows] = await Promise.all([next, this.publish(sent), marked]);
      crashAt('after_publish_before_mark');
      marked = this.mark(sent);
      published += sent.length;
    }
    await marked;
    return published;
  }

  private async mark(rows: OutboxRow[]): Promise<void> {
    await this.lease.using((client) => markPublished(client, rows));
    outboxPublished.inc({ result: 'ok' }, rows.length);
  }

  private async publish(rows: OutboxRow[]): Promise<void> {
    const inOrder = guardOff('relay-order') ? rows.toReversed() : rows;
    await this.broker.send(batchOf(inOrder, this.options.service, this.broker.names));
  }

  private async rest(): Promise<void> {
    if (this.rung) return;
    const rested = new AbortController();
    const signal = AbortSignal.any([this.stopping.signal, rested.signal]);
    const woken = once(this.bell, 'wake', { signal }).catch(() => undefined);
    await Promise.race([woken, pause(pollMs, signal)]);
    rested.abort();
  }

  private async prune(): Promise<void> {
    if (Date.now() - this.prunedAt < pruneEveryMs) return;
    const pruned = await this.lease.using(prunePublished);
    // A full step means that there is more: come back at the next rest.
    if (pruned < 5_000) this.prunedAt = Date.now();
  }
}
