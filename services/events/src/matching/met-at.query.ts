import type { Caller } from '@zuomei/platform';
import type { EntityManager } from 'typeorm';
import { Event } from '../events/event.entity.js';
import { visibleTo } from '../events/event-access.js';
import type { MetAt } from './matching.dto.js';

const mostShown = 3;

/** At which events an organisation took part together with each of others, of those the caller may see. */
export async function metAt(
  tx: EntityManager,
  caller: Caller,
  own: string | null,
  others: readonly string[],
): Promise<Map<string, MetAt[]>> {
  if (own === null || others.length === 0) return new Map();
  const visible = visibleTo(caller);
  const rows: { other: string; eventId: string; title: string; on: string }[] = await tx
    .createQueryBuilder(Event, 'e')
    .select('other.id', 'other')
    .addSelect('e.id', 'eventId')
    .addSelect('e.title', 'title')
    .addSelect('e.starts_on::text', 'on')
    .innerJoin('(SELECT unnest(:others::uuid[]) AS id)', 'other', 'other.id = ANY(e.host_ids || e.guest_ids)')
    .where(`(e.host_ids || e.guest_ids) @> ARRAY[:own::uuid] AND e.status IN ('published', 'ended')`)
    .andWhere(visible.sql, visible.parameters)
    .setParameters({ own, others: [...new Set(others)] })
    .orderBy('e.starts_at', 'DESC')
    .getRawMany();
  const met = new Map<string, MetAt[]>();
  for (const { other, ...at } of rows) {
    const known = met.get(other) ?? [];
    if (known.length < mostShown) met.set(other, [...known, at]);
  }
  return met;
}
