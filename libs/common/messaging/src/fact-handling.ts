import { Inject, Injectable } from '@nestjs/common';
import type { MessageHandler } from '@nestjs/microservices';
import { inTrace, log, traceFrom } from '@zuomei/platform';
import { isObservable, lastValueFrom } from 'rxjs';
import { DataSource, type EntityManager } from 'typeorm';
import { FactContext } from './fact-context.js';
import { guardOff } from './faults.js';
import { MESSAGING_OPTIONS, type MessagingOptions } from './messaging-options.js';
import { factsHandled, inboxDuplicates } from './metrics.js';
import { attemptHandler } from './on-fact.js';
import type { ReceivedFact } from './received-fact.js';
import { SharedEffects } from './shared-effects.js';

interface Waiting {
  readonly facts: readonly ReceivedFact[];
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/** The handlers of a service, and the transaction their effects share with the inbox rows of their facts. */
@Injectable()
export class FactHandling {
  private readonly log = log('facts');
  private readonly handlers = new Map<string, MessageHandler[]>();
  private readonly waiting: Waiting[] = [];
  private working = false;

  constructor(
    @Inject(DataSource) private readonly db: DataSource,
    @Inject(MESSAGING_OPTIONS) private readonly options: MessagingOptions,
  ) {}

  add(type: string, handler: MessageHandler): void {
    this.handlers.set(type, [...(this.handlers.get(type) ?? []), handler]);
  }

  handles(type: string): boolean {
    return this.handlers.has(type);
  }

  types(): string[] {
    return [...this.handlers.keys()];
  }

  /**
   * As `handle`, in one transaction with what other partitions bring while the one before is committed. Only if that
   * fails has each its own, and throws its own error.
   */
  handleWithOthers(facts: readonly ReceivedFact[]): Promise<void> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ facts, resolve, reject });
      if (!this.working) void this.work();
    });
  }

  private async work(): Promise<void> {
    this.working = true;
    // The partitions of one fetch come one after another in this turn of the event loop.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.waiting.length > 0) {
      const all = this.waiting.splice(0);
      const together = all.length > 1 && (await this.succeeds(all.flatMap(({ facts }) => facts)));
      for (const { facts, resolve, reject } of all) {
        if (together) resolve();
        else await this.handle(facts).then(resolve, reject);
      }
    }
    // In the same turn as the last look, so that nobody waits for a worker that has gone.
    this.working = false;
  }

  private succeeds(facts: readonly ReceivedFact[]): Promise<boolean> {
    return this.handle(facts).then(
      () => true,
      () => false,
    );
  }

  /** Handles all or none of them. Facts handled before are left out. Throws what the handler or database threw. */
  async handle(facts: readonly ReceivedFact[]): Promise<void> {
    if (facts.length === 0) return;
    const fresh = await this.db.transaction('READ COMMITTED', async (tx) => {
      const claimed = await this.claim(tx, facts);
      // A fact may stand twice among them; its id is claimed once.
      const once = facts.filter(({ factId }) => claimed.delete(factId));
      const shared = new SharedEffects(tx);
      for (const fact of once) await this.callAll(fact, new FactContext(tx, fact, shared));
      await shared.write();
      return once;
    });
    this.report(facts, fresh);
  }

  /** The inbox row goes in first: it also makes a late twin in another process wait until this one has decided. */
  private async claim(tx: EntityManager, facts: readonly ReceivedFact[]): Promise<{ delete(id: string): boolean }> {
    if (guardOff('inbox')) return { delete: () => true };
    const rows = await tx.query<{ fact_id: string }[]>(
      `INSERT INTO inbox (consumer, fact_id) SELECT $1, unnest($2::uuid[])
       ON CONFLICT DO NOTHING RETURNING fact_id`,
      [this.options.service, facts.map(({ factId }) => factId)],
    );
    return new Set(rows.map((row) => row.fact_id));
  }

  private async callAll(fact: ReceivedFact, context: FactContext): Promise<void> {
    await inTrace(traceFrom(fact.traceparent), async () => {
      // One after another: they share one connection.
      for (const handler of this.handlers.get(fact.type) ?? []) {
        await attemptHandler(async () => {
          const answer: unknown = await handler(fact.payload, context);
          if (isObservable(answer)) await lastValueFrom(answer, { defaultValue: undefined });
        });
      }
    });
  }

  private report(facts: readonly ReceivedFact[], fresh: readonly ReceivedFact[]): void {
    inboxDuplicates.inc(facts.length - fresh.length);
    if (fresh.length === 0) return;
    const types: Record<string, number> = {};
    for (const { type } of fresh) types[type] = (types[type] ?? 0) + 1;
    for (const [type, facts] of Object.entries(types)) factsHandled.inc({ type }, facts);
    const ageMs = Date.now() - Math.min(...fresh.map(({ time }) => time.getTime()));
    // One line for a transaction; whoever follows a request finds its trace id in it.
    const traceIds = [...new Set(fresh.map(({ traceparent }) => traceparent.slice(3, 35)))];
    this.log.info({ types, traceIds, ageMs }, 'facts handled');
  }
}
