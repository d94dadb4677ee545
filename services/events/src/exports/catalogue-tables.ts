import type { ListColumn, ListTable } from '@zuomei/platform/sheets';
import type { AchievementView, CatalogueView, NeedView } from '../catalogue/catalogue.dto.js';
import type { CallAnswerView } from '../open-calls/open-calls.dto.js';
import { callAnswerStatusLabels, catalogueStatusLabels, word } from './words.js';

const first: ListColumn<CatalogueView>[] = [
  ['编号', 'code', ({ code }) => code],
  ['名称', 'title', ({ title }) => title],
  ['英文名称', 'title_en', ({ titleEn }) => titleEn],
  ['状态', 'status', ({ status }, language) => word(catalogueStatusLabels, status, language)],
  ['所属单位', 'owner', ({ owner }) => owner?.name],
  ['行业', 'industry', ({ industry }) => industry],
];
const last: ListColumn<CatalogueView>[] = [
  ['有效期至', 'valid_until', ({ validUntil }) => validUntil],
  ['简介', 'summary', ({ summary }) => summary],
  ['发布时间', 'published_at', ({ publishedAt }) => publishedAt],
  ['记录号', 'id', ({ id }) => id],
];

/** Headings are those that imports take, so that what was taken away can be brought back changed. */
export const achievementsTable: ListTable<AchievementView> = {
  file: 'achievements',
  name: { zh: '科技成果', en: 'Achievements' },
  columns: [...first, ['成熟度', 'maturity', ({ maturity }) => maturity], ...last],
};

export const needsTable: ListTable<NeedView> = {
  file: 'needs',
  name: { zh: '技术需求', en: 'Needs' },
  columns: [
    ...first,
    ['揭榜挂帅', 'open_call', ({ openCall }) => openCall],
    ['应答截止', 'answer_by', ({ answerBy }) => answerBy],
    ...last,
  ],
};

export const answersTable: ListTable<CallAnswerView> = {
  file: 'answers',
  name: { zh: '揭榜应答', en: 'Answers' },
  columns: [
    ['应答单位', 'organisation', ({ organisation }) => organisation?.name],
    ['方案', 'proposal', ({ proposal }) => proposal],
    ['结果', 'status', ({ status }, language) => word(callAnswerStatusLabels, status, language)],
    ['理由', 'reason', ({ reason }) => reason],
    ['选定时间', 'chosen_at', ({ chosenAt }) => chosenAt],
    ['应答时间', 'created_at', ({ createdAt }) => createdAt],
    ['修改时间', 'updated_at', ({ updatedAt }) => updatedAt],
    ['成果记录号', 'achievement_id', ({ achievementId }) => achievementId],
    ['记录号', 'id', ({ id }) => id],
  ],
};
