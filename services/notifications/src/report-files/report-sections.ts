import { currentLocale, inLanguage, type Said } from '@zuomei/platform';
import { exactDecimal, shortMoney } from '../reports/figure-text.js';
import { figureTitles } from '../reports/figure-names.js';
import { type FigureName, figureNames, figures } from '../reports/figures.js';
import type { FunnelGroupView, FunnelStepView } from '../reports/funnel.dto.js';
import { type CountedName, counted, funnelSteps } from '../reports/funnel-steps.js';
import type { FigureView } from '../reports/report.dto.js';
import type { GroupView } from '../reports/summary.query.js';
import type { StatementView } from '../statements/statements.dto.js';
import type { ReportCell, ReportSection } from './report-document.js';

type Figures = Record<FigureName, FigureView>;

export const say = (zh: string, en: string): string => inLanguage({ zh, en }, currentLocale());
const titleOf = (name: CountedName): string => inLanguage(figureTitles[name] satisfies Said, currentLocale());
const definitionOf = (name: CountedName): string => inLanguage(counted[name].says, currentLocale());
const text = (of: string): ReportCell => ({ text: of });
const percent = (rate: number | null | undefined): ReportCell =>
  rate === null || rate === undefined
    ? text('–')
    : { text: `${(rate * 100).toFixed(1)}%`, number: String(rate), format: 'percent' };

/** Money in full, and beside it as one says it. */
export function figureCell(value: number | string): ReportCell {
  if (typeof value === 'number') return { text: exactDecimal(String(value)), number: String(value), format: 'count' };
  const short = shortMoney(value, currentLocale());
  const exact = exactDecimal(value);
  return { text: value === '0.00' ? exact : `${exact}\n(${short})`, number: value, format: 'money' };
}

/** Every figure, with the year before if there is one; each with what it counts as a note. */
export function figuresSection(now: Figures, before?: Figures): ReportSection {
  const rows = figureNames.map((name, at): ReportCell[] => [
    text(`${titleOf(name)} [${at + 1}]`),
    figureCell(now[name].value),
    ...(before ? [figureCell(before[name].value), changeOf(now[name].value, before[name].value)] : []),
  ]);
  const right = true as const;
  return {
    heading: say('主要数据', 'Figures'),
    tab: say('主要数据', 'Figures'),
    table: {
      columns: [
        { heading: say('指标', 'Figure'), width: 3 },
        { heading: say('本期', 'Now'), width: 3, right },
        ...(before ? [{ heading: say('上年', 'Year before'), width: 3, right }] : []),
        ...(before ? [{ heading: say('同比', 'Change'), width: 1.5, right }] : []),
      ],
      rows,
    },
    notes: figureNames.map((name, at) => {
      const version = say(`(口径第${figures[name].version}版)`, ` (definition ${figures[name].version})`);
      return `[${at + 1}] ${titleOf(name)}：${definitionOf(name)}${version}`;
    }),
  };
}

function changeOf(now: number | string, before: number | string): ReportCell {
  const [one, other] = [Number(now), Number(before)];
  return percent(other ? Math.round(((one - other) / other) * 10_000) / 10_000 : null);
}

const ofGroups: FigureName[] = [
  ...(['events', 'attendances', 'achievementsPublished', 'needsPublished', 'roadshows', 'labTours'] as const),
  ...(['agreements', 'technologyTransactionAmount'] as const),
];

/** Figures of each group, the first of them drawn. */
export function groupsSection(heading: string, groups: GroupView[]): ReportSection {
  const right = true as const;
  return {
    heading,
    tab: heading,
    chart: {
      kind: 'bar',
      label: `${heading}：${titleOf('events')}`,
      names: groups.map(({ label }) => label),
      series: [
        { name: titleOf('events'), values: groups.map((group) => Number(group.events.value)) },
        { name: titleOf('agreements'), values: groups.map((group) => Number(group.agreements.value)) },
      ],
    },
    table: {
      columns: [
        { heading: '', width: 2 },
        ...ofGroups.map((name) => ({ heading: titleOf(name), width: name.endsWith('Amount') ? 2.6 : 1.3, right })),
      ],
      rows: groups.map((group) => [text(group.label), ...ofGroups.map((name) => figureCell(group[name].value))]),
    },
    notes: [],
  };
}

export function funnelSection(steps: FunnelStepView[], years: FunnelGroupView[] = []): ReportSection {
  const right = true as const;
  return {
    heading: say('从邀请到落地', 'From invitation to milestone'),
    tab: say('漏斗', 'Funnel'),
    chart: {
      kind: 'steps',
      label: say('从邀请到落地的漏斗', 'Funnel from invitation to milestone'),
      names: steps.map(({ step }) => titleOf(step)),
      series: [{ name: '', values: steps.map(({ value }) => value) }],
    },
    table: {
      columns: [
        { heading: say('环节', 'Step'), width: 2 },
        { heading: say('数量', 'Count'), width: 1.5, right },
        { heading: say('占上一环节', 'Of the step before'), width: 1.5, right },
        ...years.map(({ label }) => ({ heading: label, width: 1.2, right })),
      ],
      rows: steps.map(({ step, value, rate }, at) => [
        text(titleOf(step)),
        figureCell(value),
        percent(rate),
        ...years.map(({ steps: of }) => figureCell(of[at]?.value ?? 0)),
      ]),
    },
    notes: funnelSteps.map((step) => `${titleOf(step)}：${definitionOf(step)}`),
  };
}

export function statementsSection(statements: StatementView[]): ReportSection {
  const right = true as const;
  return {
    heading: say('已公布的数字', 'Published statements'),
    tab: say('已公布', 'Published'),
    table: {
      columns: [
        { heading: say('名称', 'Name'), width: 2 },
        { heading: say('公布', 'Published'), width: 1.8, right },
        { heading: say('系统计算', 'Computed'), width: 2, right },
        { heading: say('时间', 'Time'), width: 1.8 },
        { heading: say('口径', 'Definition'), width: 3 },
        { heading: say('来源', 'Source'), width: 2 },
      ],
      rows: statements.map((one) => [
        text(one.label ?? (one.figure ? titleOf(one.figure) : '')),
        text(one.text),
        one.computed ? figureCell(one.computed.value) : text('–'),
        text(one.asOf ? say(`截至 ${one.asOf}`, `as of ${one.asOf}`) : `${one.from ?? ''} ${one.to ?? ''}`),
        text(one.scope ? `${one.definition}（${one.scope}）` : one.definition),
        text(one.source),
      ]),
    },
    notes: statements.length > 0 ? [] : [say('这段时间没有录入已公布的数字。', 'Nothing was published of this time.')],
  };
}
