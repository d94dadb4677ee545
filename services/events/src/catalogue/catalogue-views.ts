import type { Caller } from '@zuomei/platform';
import type { EntityManager } from 'typeorm';
import { localDayOf } from '../fields.js';
import { namesOf } from '../names.js';
import type { OrganisationName } from '../organisations/organisation.dto.js';
import { isMemberOf, reviews } from './catalogue-access.js';
import type { CatalogueRecord } from './catalogue-record.entity.js';
import type { AchievementView, NeedView } from './catalogue.dto.js';

/** Has the fields of the one type or of the other. */
export type CatalogueView = AchievementView & NeedView;

/** Days of the catalogue are those of the programme, whoever reads it. */
export const catalogueDay = (now: Date): string => localDayOf(now, 'Asia/Shanghai');

export async function catalogueViews(
  tx: EntityManager,
  caller: Caller,
  records: CatalogueRecord[],
  now: Date,
): Promise<CatalogueView[]> {
  const owners = records.map((record) => record.ownerId);
  const names = await namesOf<OrganisationName>(tx, 'organisations', owners);
  return records.map((record) => viewOf(caller, record, names.get(record.ownerId), catalogueDay(now)));
}

function viewOf(
  caller: Caller,
  record: CatalogueRecord,
  owner: OrganisationName | undefined,
  today: string,
): CatalogueView {
  const inside = reviews(caller) || isMemberOf(caller, record.ownerId);
  const { maturity, openCall, answerBy } = record;
  return {
    id: record.id,
    version: record.version,
    status: record.statusOn(today),
    ...(inside ? { reason: record.reason } : {}),
    code: record.code,
    title: record.title,
    titleEn: record.titleEn,
    summary: record.summary,
    ownerId: record.ownerId,
    ...(owner ? { owner } : {}),
    industry: record.industry,
    validUntil: record.validUntil,
    publishedAt: record.publishedAt?.toISOString() ?? null,
    ...(record.type === 'achievement' ? { maturity } : { openCall, answerBy }),
  } as CatalogueView;
}
