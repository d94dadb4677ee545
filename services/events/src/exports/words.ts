import type { CallAnswerStatus, CatalogueStatus, EventStatus } from '@zuomei/contracts';
import type { Language } from '@zuomei/platform';
import type { Labels } from '@zuomei/platform/sheets';

/** The word that a spreadsheet has for a value, the one that imports take again. */
export const word = <T extends string>(labels: Labels<T>, value: T | null, language: Language): string | undefined =>
  value === null ? undefined : language === 'en' ? value : labels[value][0];

export const eventStatusLabels: Labels<EventStatus> = {
  draft: ['草稿'],
  published: ['已发布'],
  postponed: ['已延期'],
  cancelled: ['已取消'],
  ended: ['已结束'],
};

export const catalogueStatusLabels: Labels<CatalogueStatus> = {
  draft: ['草稿'],
  in_review: ['审核中'],
  published: ['已发布'],
  withdrawn: ['已撤回'],
  expired: ['已过期'],
};

export const callAnswerStatusLabels: Labels<CallAnswerStatus> = {
  waiting: ['待定'],
  chosen: ['已选定'],
  declined: ['未选定'],
};
