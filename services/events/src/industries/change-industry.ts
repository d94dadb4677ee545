import { Injectable } from '@nestjs/common';
import { EventChanged } from '@zuomei/contracts';
import { Outbox } from '@zuomei/messaging';
import { Clock, requireVersion, transact } from '@zuomei/platform';
import { DataSource, type EntityManager, In } from 'typeorm';
import { catalogueFact } from '../catalogue/catalogue-fact.js';
import { CatalogueRecord } from '../catalogue/catalogue-record.entity.js';
import { Event } from '../events/event.entity.js';
import { unlessTaken } from '../references.js';
import { programmeOf } from '../sessions/programme.js';
import type { IndustryChange, IndustryView } from './industries.dto.js';
import { IndustryNotFound, IndustryTaken } from './industries.errors.js';
import { industryView } from './industries.query.js';
import { Industry } from './industry.entity.js';

const portion = 500;

/** Renames or retires an industry. What has it carries its name, so that a new one is told of all of them. */
@Injectable()
export class ChangeIndustry {
  constructor(
    private readonly db: DataSource,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @throws IndustryNotFound | IndustryTaken | Refusal STALE_VERSION */
  execute(id: string, change: IndustryChange, ifMatch?: number): Promise<IndustryView> {
    return transact(this.db, async (tx) => {
      const industry = await tx.findOne(Industry, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!industry) throw new IndustryNotFound();
      requireVersion(ifMatch, industry.version);
      const before = industry.name;
      if (!industry.change(change, this.clock.now())) return industryView(industry);
      await unlessTaken(
        'industries_name',
        () => new IndustryTaken(industry.name),
        () => tx.save(industry),
      );
      if (industry.name !== before) {
        await this.renameRecords(tx, before, industry.name);
        await this.renameEvents(tx, before, industry.name);
      }
      return industryView(industry);
    });
  }

  private async renameRecords(tx: EntityManager, before: string, industry: string): Promise<void> {
    for (const ids of await portionsOf(tx, 'catalogue_records', before)) {
      const records = await tx.findBy(CatalogueRecord, { id: In(ids) });
      for (const record of records) record.change({ industry }, this.clock.now());
      await tx.save(records);
      await this.outbox.addAll(tx, records.map(catalogueFact));
    }
  }

  private async renameEvents(tx: EntityManager, before: string, industry: string): Promise<void> {
    for (const ids of await portionsOf(tx, 'events', before)) {
      const events = await tx.findBy(Event, { id: In(ids) });
      const sessions = await programmeOf(tx, ids);
      for (const event of events) event.renameIndustry(industry, this.clock.now());
      await tx.save(events);
      await this.outbox.addAll(
        tx,
        events.map((event) => {
          const own = sessions.filter(({ eventId }) => eventId === event.id);
          return { fact: EventChanged, payload: { ...event.snapshot(own), changed: ['industry'] }, about: event };
        }),
      );
    }
  }
}

/** Locked in the order of their ids, so that two who lock several cannot wait for each other. */
async function portionsOf(tx: EntityManager, table: string, industry: string): Promise<string[][]> {
  const rows: { id: string }[] = await tx.query(`SELECT id FROM ${table} WHERE industry = $1 ORDER BY id FOR UPDATE`, [
    industry,
  ]);
  const ids = rows.map(({ id }) => id);
  return Array.from({ length: Math.ceil(ids.length / portion) }, (_, n) => ids.slice(n * portion, (n + 1) * portion));
}
