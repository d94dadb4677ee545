import type { EventKind, Locale } from '@zuomei/contracts';
import type { EntityManager } from 'typeorm';
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

/** What stands over each group, in the reader's language. */
export async function groupLabels(
  tx: EntityManager,
  groupBy: Grouping,
  found: string[],
  locale: Locale,
): Promise<Map<string, string>> {
  if (groupBy === 'kind') return new Map(found.map((key) => [key, kindLabels[key as EventKind][locale]]));
  if (groupBy !== 'series' && groupBy !== 'host') return new Map(found.map((key) => [key, key]));
  const table = groupBy === 'series' ? 'series' : 'organisations';
  const rows: { id: string; name: string; name_en: string | null }[] = await tx.query(
    `SELECT id, name, name_en FROM ${table} WHERE id = ANY($1::uuid[])`,
    [found],
  );
  return new Map(rows.map(({ id, name, name_en }) => [id, locale === 'en' ? (name_en ?? name) : name]));
}
