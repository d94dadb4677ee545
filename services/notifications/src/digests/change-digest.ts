import { Injectable } from '@nestjs/common';
import { requireVersion, transact } from '@zuomei/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { eventIdsOf } from './digest-content.js';
import type { DigestChange, DigestView } from './digest.dto.js';
import { Digest } from './digest.entity.js';
import { NotInDigest } from './digests.errors.js';
import { editorsView } from './digests.query.js';

@Injectable()
export class ChangeDigest {
  constructor(private readonly db: DataSource) {}

  /** @throws NotInDigest for an event of another month | STALE_VERSION */
  async execute(month: string, change: DigestChange, ifMatch?: number): Promise<DigestView> {
    return transact(this.db, async (tx) => {
      const digest = await lockDigest(tx, month);
      requireVersion(ifMatch, digest.version);
      const known = await eventIdsOf(tx, month);
      const events = change.events ?? [];
      const strangers = events.flatMap(({ eventId }, at) =>
        known.has(eventId.toLowerCase()) ? [] : [`/events/${at}/eventId`],
      );
      if (strangers.length > 0) throw new NotInDigest(strangers);
      digest.change(change.title, new Map(events.map(({ eventId, ...edit }) => [eventId.toLowerCase(), said(edit)])));
      await tx.save(digest);
      return editorsView(tx, digest);
    });
  }
}

const said = (edit: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(edit).filter(([, value]) => value !== undefined));

/** The row is made first, so that of two editors who begin a month the second waits for the first. */
export async function lockDigest(tx: EntityManager, month: string): Promise<Digest> {
  await tx.createQueryBuilder().insert().into(Digest).values(Digest.of(month)).orIgnore().execute();
  return tx.findOneOrFail(Digest, { where: { month }, lock: { mode: 'pessimistic_write' } });
}
