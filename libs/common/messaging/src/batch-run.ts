import { Inject, Injectable } from '@nestjs/common';
import { log } from '@zuomei/platform';
import type { EachBatchPayload, KafkaMessage } from 'kafkajs';
import { CrashWatch } from './crash-watch.js';
import { crashAt, guardOff } from './faults.js';
import { headerOf } from './received-fact.js';
import { MessageDecision, type Source } from './message-decision.js';
import { undecidedSince } from './metrics.js';

const chunk = 500;
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
    undecidedSince.clear();
  }

  /** Whether partitions stand still because something outside is away. */
  isWaiting(): boolean {
    return this.blocked.size > 0;
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
    // After a process died here, one by one: the message that ended it is then the first of the next start.
    let careful = false;
    for (let at = 0; at < messages.length;) {
      if (signal.aborted || !payload.isRunning() || payload.isStale()) return;
      const first = messages[at];
      if (!first) return;
      this.measure(payload, first);
      const watched: boolean = careful || !this.begun.has(place);
      const starts: number = watched ? await this.crashes.begin(topic, partition, first.offset) : 0;
      careful ||= starts > 1;
      const next = careful ? [first] : messages.slice(at, at + chunk);
      const source: Source = { topic, partition, signal, patientUntil: Date.now() + patience, apart: watched };
      const decided =
        starts > mostCrashes
          ? Number(await this.decision.buryAlive(first, source))
          : await this.decision.decide(next, source);
      if (watched) await this.crashes.end(topic, partition);
      if (decided > 0) {
        crashAt('after_effect_before_offset');
        payload.resolveOffset(next[decided - 1]?.offset ?? payload.batch.lastOffset());
        at += decided;
      }
      if (decided < next.length) {
        if (!signal.aborted) this.block(payload);
        return;
      }
      this.begun.add(place);
      this.blocked.delete(place);
      await this.commit(payload, careful);
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

  private measure({ batch: { topic, partition } }: EachBatchPayload, oldest: KafkaMessage | undefined): void {
    const time = oldest ? Date.parse(headerOf(oldest, 'ce_time') ?? '') : NaN;
    const since = Number.isNaN(time) ? undefined : time;
    undecidedSince.set(`${topic}:${partition}`, { topic, partition: String(partition), since });
  }
}
