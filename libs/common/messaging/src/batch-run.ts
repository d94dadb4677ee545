import { Inject, Injectable } from '@nestjs/common';
import { log } from '@zuomei/platform';
import type { EachBatchPayload, KafkaMessage } from 'kafkajs';
import { CrashWatch } from './crash-watch.js';
import { crashAt, guardOff } from './faults.js';
import { headerOf } from './received-fact.js';
import { MessageDecision, type Source } from './message-decision.js';
import { consumerLag } from './metrics.js';

const chunk = 100;
const heartbeatEveryMs = 2_000;
const patienceMs = 20_000;
const probeEveryMs = 3_000;
const mostCrashes = 3;

/** Takes kafkajs's batches apart, decides them in chunks, and keeps group membership, offsets and pauses right. */
@Injectable()
export class BatchRun {
  private readonly log = log('facts');
  /** Partitions that wait for something outside to come back. */
  private readonly blocked = new Set<string>();
  /** Partitions that have had their first chunk since the last join. */
  private readonly begun = new Set<string>();
  private readonly probes = new Set<NodeJS.Timeout>();

  constructor(
    @Inject(MessageDecision) private readonly decision: MessageDecision,
    @Inject(CrashWatch) private readonly crashes: CrashWatch,
  ) {}

  joined(): void {
    this.begun.clear();
  }

  stop(): void {
    for (const probe of this.probes) clearTimeout(probe);
  }

  async run(payload: EachBatchPayload): Promise<void> {
    const left = new AbortController();
    const beat = setInterval(() => {
      if (!payload.isRunning() || payload.isStale()) left.abort();
      // A refused heartbeat means a rebalance: finish this chunk, then let kafkajs join again.
      payload.heartbeat().catch(() => left.abort());
    }, heartbeatEveryMs);
    try {
      await this.chunks(payload, left.signal);
    } catch (error) {
      if (guardOff('decide-every-message')) throw error;
      this.log.warn({ err: error }, 'batch given back');
      this.block(payload);
    } finally {
      clearInterval(beat);
    }
  }

  private async chunks(payload: EachBatchPayload, signal: AbortSignal): Promise<void> {
    const { topic, partition, messages } = payload.batch;
    const place = `${topic}:${partition}`;
    const patience = this.blocked.has(place) ? 0 : patienceMs;
    for (let at = 0; at < messages.length;) {
      if (signal.aborted || !payload.isRunning() || payload.isStale()) return;
      const careful = await this.begin(payload, at);
      const next = messages.slice(at, at + (careful > 1 ? 1 : chunk));
      this.measure(payload, next[0]);
      const source: Source = { topic, partition, signal, patientUntil: Date.now() + patience };
      const decided =
        careful > mostCrashes && next[0]
          ? Number(await this.decision.buryAlive(next[0], source))
          : await this.decision.decide(next, source);
      if (careful > 0) await this.crashes.end(topic, partition);
      if (decided > 0) {
        crashAt('after_effect_before_offset');
        payload.resolveOffset(next[decided - 1]?.offset ?? payload.batch.lastOffset());
        at += decided;
      }
      if (decided < next.length) {
        if (!signal.aborted) this.block(payload);
        return;
      }
      if (careful <= 1) this.begun.add(place);
      this.blocked.delete(place);
      await this.commit(payload, careful > 1);
    }
    this.measure(payload, undefined);
  }

  private async commit(payload: EachBatchPayload, now: boolean): Promise<void> {
    try {
      await payload.commitOffsetsIfNecessary(now ? payload.uncommittedOffsets() : undefined);
    } catch (error) {
      // Refused in a rebalance: these messages come again, and the inbox knows them.
      this.log.debug({ reason: (error as Error).message }, 'offsets not committed');
    }
  }

  /** @returns 0 in normal running; else how often a process began at this message without coming to an end */
  private async begin({ batch }: EachBatchPayload, at: number): Promise<number> {
    const { topic, partition, messages } = batch;
    const offset = messages[at]?.offset;
    if (offset === undefined || this.begun.has(`${topic}:${partition}`)) return 0;
    return this.crashes.begin(topic, partition, offset);
  }

  /** Stops this partition only, and looks again soon: whatever is away, the other partitions go on. */
  private block(payload: EachBatchPayload): void {
    const { batch } = payload;
    const place = `${batch.topic}:${batch.partition}`;
    this.blocked.add(place);
    const resume = payload.pause();
    this.log.warn({ topic: batch.topic, partition: batch.partition }, 'partition waits');
    const probe = setTimeout(() => {
      this.probes.delete(probe);
      resume();
    }, probeEveryMs);
    this.probes.add(probe);
  }

  private measure({ batch }: EachBatchPayload, oldest: KafkaMessage | undefined): void {
    const time = oldest ? Date.parse(headerOf(oldest, 'ce_time') ?? '') : NaN;
    const seconds = Number.isNaN(time) ? 0 : Math.max(0, (Date.now() - time) / 1_000);
    consumerLag.set({ topic: batch.topic, partition: String(batch.partition) }, seconds);
  }
}
