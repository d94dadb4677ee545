import { AchievementRecorded, AchievementRecordedV1, NeedRecorded, NeedRecordedV1 } from '@zuomei/contracts';
import type { OutboxLine } from '@zuomei/messaging';
import type { CatalogueRecord } from './catalogue-record.entity.js';

/** The fact that tells the whole of a record, as it now is. */
export function catalogueFact(record: CatalogueRecord): OutboxLine {
  const shared = {
    version: record.version,
    code: record.code ?? undefined,
    title: record.title,
    titleEn: record.titleEn ?? undefined,
    ownerId: record.ownerId,
    industry: record.industry ?? undefined,
    status: record.status,
    validUntil: record.validUntil ?? undefined,
  };
  if (record.type === 'achievement') {
    const payload = { ...shared, achievementId: record.id, maturity: record.maturity ?? undefined };
    return { fact: AchievementRecorded, payload: Object.assign(new AchievementRecordedV1(), payload), about: record };
  }
  const { openCall, answerBy } = record;
  const payload = { ...shared, needId: record.id, openCall, answerBy: answerBy ?? undefined };
  return { fact: NeedRecorded, payload: Object.assign(new NeedRecordedV1(), payload), about: record };
}
