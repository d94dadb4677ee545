import { Inject, Injectable } from '@nestjs/common';
import type { FactDefinition } from '@zuomei/contracts';
import { ask, currentTrace, newId } from '@zuomei/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { guardOff } from './faults.js';
import { validPayload } from './received-fact.js';

/** Far below what a broker takes in one request (1 MiB); a fact holds ids and figures, not documents. */
const largestPayload = 256 * 1024;

export interface OutboxLine {
  readonly fact: FactDefinition;
  readonly payload: object;
  /** The aggregate the fact is about, and its version after the change. */
  readonly about: { readonly id: string; readonly version: number };
  /** Of the request that caused it, where one transaction serves many; the current one unless said. */
  readonly traceparent?: string | undefined;
}

/** Set in a query runner's data by a transaction that has written facts, so that its commit wakes the relay. */
export const wroteFacts = 'zuomei:wrote-facts';

const insertLines = {
  name: 'insert-outbox-lines',
  text: `INSERT INTO outbox (id, topic, type, aggregate_type, aggregate_id, aggregate_version, payload, traceparent)
    SELECT id, topic, type, aggregate_type, aggregate_id, aggregate_version, payload::jsonb, traceparent
    FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::int[], $7::text[], $8::text[])
      WITH ORDINALITY
      AS line (id, topic, type, aggregate_type, aggregate_id, aggregate_version, payload, traceparent, place)
    ORDER BY place`,
};

/**
 * Facts leave a service only through here: a row in the same transaction as the change they tell of. Lock the
 * aggregate's row before, or two writers could swap the order of its facts.
 */
@Injectable()
export class Outbox {
  constructor(@Inject(DataSource) private readonly db: DataSource) {}

  async add<T extends object>(
    tx: EntityManager,
    fact: FactDefinition<T>,
    payload: T,
    about: OutboxLine['about'],
  ): Promise<void> {
    await this.addAll(tx, [{ fact, payload, about }]);
  }

  /**
   * One INSERT; the lines are published in the order given. Throws if a payload breaks its contract, and at once: no
   * COMMIT is sent behind facts that are not written.
   */
  addAll(tx: EntityManager, lines: readonly OutboxLine[]): Promise<void> {
    if (lines.length === 0) return Promise.resolve();
    const payloads = lines.map(({ fact, payload }) => {
      // A wrong fact stays on its topic for ever, so the writer hears of it, not the readers.
      validPayload(fact.payload, payload);
      const text = JSON.stringify(payload);
      if (text.length > largestPayload) throw new Error(`${fact.type}: payload of ${text.length} characters`);
      return text;
    });
    const { traceparent } = currentTrace();
    const values = [
      lines.map(() => newId()),
      lines.map(({ fact }) => fact.topic),
      lines.map(({ fact }) => fact.type),
      lines.map(({ fact }) => fact.aggregate),
      lines.map(({ about }) => about.id),
      lines.map(({ about }) => about.version),
      payloads,
      lines.map((line) => line.traceparent ?? traceparent),
    ];
    // Said before the answer: the COMMIT may be on its way behind this.
    if (tx.queryRunner) tx.queryRunner.data[wroteFacts] = true;
    const written = guardOff('outbox-transaction')
      ? this.db.query(insertLines.text, values)
      : ask(tx, insertLines, values);
    return written.then(() => undefined);
  }
}
