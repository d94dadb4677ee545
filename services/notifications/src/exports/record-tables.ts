import { inLanguage } from '@zuomei/platform';
import type { ListTable } from '@zuomei/platform/sheets';
import { agreementStatusWords, evidenceWords } from '../agreements/agreements-table.js';
import { say } from '../follow-ups/case-words.js';
import { agreementKindLabels } from '../report-files/agreement-kinds.js';
import { figureTitles } from '../reports/figure-names.js';
import { kindLabels } from '../reports/group-labels.js';
import { figureNames } from '../reports/figures.js';
import type { RecordView } from '../reports/report.dto.js';
import type { GroupView } from '../reports/summary.query.js';
import type { ArchiveEntryView } from '../retention/retention.view.js';
import type { Qualifier } from '../statements/statement.entity.js';
import type { StatementView } from '../statements/statements.dto.js';
import type { TemplateView } from '../templates/templates.dto.js';

export const archiveTable: ListTable<ArchiveEntryView> = {
  file: 'archive',
  name: { zh: '档案', en: 'Archive' },
  columns: [
    ['编号', 'Number', ({ number }) => number],
    ['名称', 'Title', ({ title }) => title],
    ['类型', 'Kind', ({ kind }, language) => inLanguage(agreementKindLabels[kind], language)],
    ['状态', 'State', ({ status }, language) => say(agreementStatusWords, status, language)],
    ['依据', 'Evidence', ({ evidence }, language) => say(evidenceWords, evidence, language)],
    ['签约日', 'Signed on', ({ signedOn }) => signedOn],
    ['来源', 'Source', ({ source }) => source],
    ['各方', 'Parties', ({ parties }) => parties.map(({ label, name }) => `${label}: ${name}`).join('; ')],
    ['保管至', 'Kept until', ({ retainedUntil }) => retainedUntil],
    ['法律保全', 'Legal hold', ({ onHold }) => onHold],
    ['已处置', 'Disposed', ({ disposed }) => disposed],
    ['SHA-256', 'SHA-256', ({ files }) => files.map(({ kind, sha256 }) => `${kind}: ${sha256}`).join('; ')],
    ['记录号', 'Id', ({ id }) => id],
  ],
};

export const templatesTable: ListTable<TemplateView> = {
  file: 'templates',
  name: { zh: '模板', en: 'Templates' },
  columns: [
    ['名称', 'Name', ({ name }) => name],
    ['类型', 'Kind', ({ kind }, language) => inLanguage(agreementKindLabels[kind], language)],
    ['版本', 'Version', ({ version }) => version],
    ['停用', 'Retired', ({ retired }) => retired],
    ['变量', 'Variables', ({ variables }) => variables.map(({ name }) => name).join('; ')],
    ['修改时间', 'Changed at', ({ changedAt }) => changedAt],
    ['正文', 'Text', ({ body }) => body],
    ['记录号', 'Id', ({ id }) => id],
  ],
};

const qualifierWords: Record<Qualifier, string> = { nearly: '近', about: '约', odd: '余', over: '超' };

/** Headings are those that imports take, so that what was taken away can be brought back changed. */
export const statementsTable: ListTable<StatementView> = {
  file: 'statements',
  name: { zh: '已公布数据', en: 'Published statements' },
  columns: [
    ['编号', 'code', ({ code }) => code],
    ['指标', 'figure', ({ figure }, language) => figure && (language === 'en' ? figure : figureTitles[figure].zh)],
    ['名称', 'label', ({ label }) => label],
    ['数值', 'value', ({ value }) => value],
    [
      '约数',
      'qualifier',
      ({ qualifier }, language) => qualifier && (language === 'en' ? qualifier : qualifierWords[qualifier]),
    ],
    ['计量单位', 'unit', ({ unit }) => unit],
    ['公布说法', 'text', ({ text }) => text],
    ['开始日期', 'from', ({ from }) => from],
    ['结束日期', 'to', ({ to }) => to],
    ['截至', 'as_of', ({ asOf }) => asOf],
    ['活动类型', 'kind', ({ kind }, language) => kind && (language === 'en' ? kind : kindLabels[kind]['zh-CN'])],
    ['范围', 'scope', ({ scope }) => scope],
    ['口径', 'definition', ({ definition }) => definition],
    ['来源', 'source', ({ source }) => source],
    ['系统统计', 'computed', ({ computed }) => computed?.value],
    ['记录号', 'id', ({ id }) => id],
  ],
};

export const recordsTable: ListTable<RecordView> = {
  file: 'records',
  name: { zh: '明细', en: 'Records' },
  columns: [
    ['名称', 'Label', ({ label }) => label],
    ['日期', 'On', ({ on }) => on],
    ['计入', 'Value', ({ value }) => value],
    ['活动记录号', 'Event', ({ eventId }) => eventId],
    ['记录号', 'Id', ({ id }) => id],
  ],
};

export const figuresTable: ListTable<Omit<GroupView, 'key'>> = {
  file: 'figures',
  name: { zh: '统计', en: 'Figures' },
  columns: [
    ['分组', 'Group', ({ label }) => label],
    ...figureNames.map(
      (name) =>
        [figureTitles[name].zh, figureTitles[name].en, (group: Omit<GroupView, 'key'>) => group[name].value] as const,
    ),
  ],
};
