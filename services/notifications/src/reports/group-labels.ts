import type { EventKind, Locale } from '@zuomei/contracts';
import type { EntityManager } from 'typeorm';
import type { FunnelGrouping } from './funnel.dto.js';
import type { Grouping } from './report.dto.js';

export const kindLabels: Record<EventKind, Record<Locale, string>> = {
  matchmaking: { 'zh-CN': '对接会', en: 'Matchmaking' },
  roadshow: { 'zh-CN': '路演', en: 'Roadshow' },
  cloud_matching: { 'zh-CN': '云对接', en: 'Cloud matching' },
  closed_matching: { 'zh-CN': '精准对接', en: 'Closed matching' },
  salon: { 'zh-CN': '沙龙', en: 'Salon' },
  forum: { 'zh-CN': '论坛', en: 'Forum' },
  signing_ceremony: { 'zh-CN': '集中签约', en: 'Signing ceremony' },
  training: { 'zh-CN': '培训', en: 'Training' },
  public_science: { 'zh-CN': '科普', en: 'Public science' },
  visit: { 'zh-CN': '来访调研', en: 'Visit' },
  unveiling: { 'zh-CN': '揭牌', en: 'Unveiling' },
  launch: { 'zh-CN': '启动仪式', en: 'Launch' },
};

const tables: Partial<Record<Grouping | FunnelGrouping, { of: string; name: 'name' | 'title' }>> = {
  series: { of: 'series', name: 'name' },
  host: { of: 'organisations', name: 'name' },
  event: { of: 'events', name: 'title' },
};

/** What stands over each group, in the reader's language. */
export async function groupLabels(
  tx: EntityManager,
  groupBy: Grouping | FunnelGrouping,
  found: string[],
  locale: Locale,
): Promise<Map<string, string>> {
  if (groupBy === 'kind') return new Map(found.map((key) => [key, kindLabels[key as EventKind][locale]]));
  const table = tables[groupBy];
  if (table === undefined) return new Map(found.map((key) => [key, key]));
  const rows: { id: string; name: string; name_en: string | null }[] = await tx.query(
    `SELECT id, ${table.name} AS name, ${table.name}_en AS name_en FROM ${table.of} WHERE id = ANY($1::uuid[])`,
    [found],
  );
  return new Map(rows.map(({ id, name, name_en }) => [id, locale === 'en' ? (name_en ?? name) : name]));
}
