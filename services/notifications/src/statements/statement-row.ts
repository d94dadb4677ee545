import type { EventKind } from '@zuomei/contracts';
import { type Columns, type Labels, type Row, RowReading } from '@zuomei/platform/sheets';
import { readDay } from '../imports/cell-values.js';
import { figureTitles } from '../reports/figure-names.js';
import { figureNames, type FigureName } from '../reports/figures.js';
import { kindLabels } from '../reports/group-labels.js';
import type { Published, Qualifier } from './statement.entity.js';
import { unclear } from './statement-rules.js';

type Name =
  | 'code'
  | 'figure'
  | 'label'
  | 'value'
  | 'qualifier'
  | 'unit'
  | 'from'
  | 'to'
  | 'as_of'
  | 'kind'
  | 'scope'
  | 'definition'
  | 'source';

export const statementColumns: Columns<Name> = {
  code: { headings: ['编号', '代码'], required: true },
  figure: { headings: ['指标'] },
  label: { headings: ['名称'] },
  value: { headings: ['数值', '数字'], required: true },
  qualifier: { headings: ['约数', '限定词'] },
  unit: { headings: ['单位', '计量单位'], required: true },
  from: { headings: ['开始日期', '起始日期'] },
  to: { headings: ['结束日期'] },
  as_of: { headings: ['截止', '截止日期', '截至'] },
  kind: { headings: ['活动类型', '类型'] },
  scope: { headings: ['范围'] },
  definition: { headings: ['口径', '定义', '统计口径'], required: true },
  source: { headings: ['来源', '数据来源'], required: true },
};

const qualifierLabels: Labels<Qualifier> = { nearly: ['近'], about: ['约'], odd: ['余'], over: ['超'] };
const kinds = Object.fromEntries(
  Object.entries(kindLabels).map(([kind, said]) => [kind, [said['zh-CN']]]),
) as unknown as Labels<EventKind>;
const figureOf = (text: string | undefined): FigureName | undefined =>
  figureNames.find((name) => name === text || figureTitles[name].zh === text);

export interface StatementRow {
  readonly reading: RowReading<Name>;
  /** Undefined for a row that cannot be read. */
  readonly said: (Omit<Published, 'code' | 'seriesId'> & { code: string }) | undefined;
}

export function readStatement(row: Row<Name>): StatementRow {
  const reading = new RowReading(row);
  const code = reading.code('code');
  const named = reading.text('figure', 60);
  const figure = figureOf(named);
  if (named !== undefined && figure === undefined) {
    reading.refuse('figure', 'IS_IN', { zh: `没有指标“${named}”`, en: `there is no figure "${named}"` });
  }
  const value = readDecimal(reading);
  const unit = reading.required('unit', 10);
  const definition = reading.required('definition', 500);
  const source = reading.required('source', 300);
  const rest = {
    figure: figure ?? null,
    label: reading.text('label', 60) ?? null,
    qualifier: reading.oneOf('qualifier', qualifierLabels) ?? null,
    from: readDay(reading, 'from') ?? null,
    to: readDay(reading, 'to') ?? null,
    asOf: readMonthOrDay(reading) ?? null,
    kind: reading.oneOf('kind', kinds) ?? null,
    scope: reading.text('scope', 200) ?? null,
  };
  if (!code || !value || !unit || !definition || !source || reading.problems.length > 0) {
    return { reading, said: undefined };
  }
  const said = { code, value, unit, definition, source, ...rest };
  for (const { field, detail } of unclear(said)) {
    reading.refuse(field === 'asOf' ? 'as_of' : (field as Name), 'STATEMENT_UNCLEAR', detail);
  }
  return { reading, said };
}

function readDecimal(reading: RowReading<Name>): string | undefined {
  const value = reading.required('value', 30)?.replace(/[,，¥\s]/g, '');
  if (value === undefined || /^\d{1,15}(\.\d{1,2})?$/.test(value)) return value;
  return reading.refuse('value', 'MATCHES', {
    zh: '应为数字，最多两位小数',
    en: 'must be a number with two decimals at most',
  });
}

/** `2023-03`, `2023年3月`, or a day. */
function readMonthOrDay(reading: RowReading<Name>): string | undefined {
  const month = /^((?:19|20)\d\d)(?:-|\/|年)(\d{1,2})月?$/.exec(reading.text('as_of', 40) ?? '');
  if (!month || Number(month[2]) < 1 || Number(month[2]) > 12) return readDay(reading, 'as_of');
  return `${month[1]}-${(month[2] ?? '').padStart(2, '0')}`;
}
