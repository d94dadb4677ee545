import { Injectable } from '@nestjs/common';
import { Refusal } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import { setTimeout as pause } from 'node:timers/promises';

/** A record of another service that a request names, and where in the request it stands (`/eventId`). */
export interface Reference {
  kind: 'event' | 'organisation' | 'series';
  id: string;
  pointer: string;
}

const tables = { event: 'events', organisation: 'organisations', series: 'series' } as const;
const waitMilliseconds = 5_000;
const pollMilliseconds = 60;

export class UnknownReference extends Refusal {
  constructor(missing: readonly Reference[]) {
    super(
      'not_allowed',
      'UNKNOWN_REFERENCE',
      { zh: '引用的记录不存在。', en: 'A record that is referred to does not exist.' },
      {
        errors: missing.map(({ kind, pointer }) => ({
          pointer,
          code: 'UNKNOWN_REFERENCE',
          detail: unknown[kind],
        })),
      },
    );
  }
}

const unknown = {
  event: { zh: '没有这个活动。', en: 'There is no such event.' },
  organisation: { zh: '没有这个单位。', en: 'There is no such organisation.' },
  series: { zh: '没有这个系列。', en: 'There is no such series.' },
} as const;

/** What this service knows of records that belong to the events service. */
@Injectable()
export class References {
  constructor(private readonly db: DataSource) {}

  /**
   * Waits up to 5 s for the facts about these records to arrive: whoever has just created an event may name it
   * here before its fact is through. Call it before the transaction, for signed-in callers only.
   * @throws UnknownReference (422) naming every record that did not come
   */
  async waitForReference(references: readonly Reference[]): Promise<void> {
    const deadline = performance.now() + waitMilliseconds;
    let missing = await this.missing(references);
    while (missing.length > 0) {
      if (performance.now() >= deadline) throw new UnknownReference(missing);
      await pause(pollMilliseconds);
      missing = await this.missing(missing);
    }
  }

  private async missing(references: readonly Reference[]): Promise<Reference[]> {
    const known = new Set<string>();
    for (const kind of new Set(references.map((reference) => reference.kind))) {
      const ids = references.filter((reference) => reference.kind === kind).map((reference) => reference.id);
      const rows: { id: string }[] = await this.db.query(`SELECT id FROM ${tables[kind]} WHERE id = ANY($1::uuid[])`, [
        ids,
      ]);
      for (const row of rows) known.add(`${kind} ${row.id}`);
    }
    return references.filter(({ kind, id }) => !known.has(`${kind} ${id.toLowerCase()}`));
  }
}
