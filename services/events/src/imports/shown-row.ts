import type { ShowingForm } from '@zuomei/contracts';
import type { CatalogueDetails, CatalogueType } from '../catalogue/catalogue-record.entity.js';
import { isLocalDay } from '../fields.js';
import { type Columns, type Labels, type Row, RowReading } from '@zuomei/platform/sheets';
import { showingFormLabels } from './labels.js';

export type ShownColumn =
  | 'code'
  | 'title'
  | 'title_en'
  | 'owner'
  | 'industry'
  | 'maturity'
  | 'summary'
  | 'open_call'
  | 'answer_by'
  | 'valid_until'
  | 'event_code'
  | 'shown_as';

const shared = {
  code: { headings: ['编号', '代码', '成果编号', '需求编号'], required: true },
  title: { headings: ['名称', '标题', '成果名称', '需求名称'], required: true },
  title_en: { headings: ['英文名称', '英文标题'] },
  owner: { headings: ['所属单位', '单位', '单位编号', '提出单位'], required: true },
  industry: { headings: ['行业', '产业', '领域'] },
  summary: { headings: ['简介', '说明'] },
  valid_until: { headings: ['有效期至', '有效期'] },
  event_code: { headings: ['活动编号', '活动'] },
  shown_as: { headings: ['展示形式', '形式'] },
} as const;

/** Columns of each type's files; a column of the other type is passed over. */
export const shownColumns: Record<CatalogueType, Columns<ShownColumn>> = {
  achievement: {
    ...shared,
    maturity: { headings: ['成熟度', '阶段'] },
    open_call: { headings: [] },
    answer_by: { headings: [] },
  },
  need: {
    ...shared,
    maturity: { headings: [] },
    open_call: { headings: ['揭榜挂帅'] },
    answer_by: { headings: ['应答截止', '截止日期'] },
  },
};

const yesOrNo: Labels<'true' | 'false'> = { true: ['是', 'yes', '1'], false: ['否', 'no', '0'] };

export interface ShownRow {
  readonly reading: RowReading<ShownColumn>;
  /** Its code or name. */
  readonly owner: string | undefined;
  readonly eventCode: string | undefined;
  readonly form: ShowingForm;
  /** Undefined for a row that cannot be read; owner and event are looked up afterwards. */
  readonly details: (CatalogueDetails & { code: string; title: string }) | undefined;
}

export function readShown(row: Row<ShownColumn>): ShownRow {
  const reading = new RowReading(row);
  const code = reading.code('code');
  const title = reading.required('title', 200);
  const rest: CatalogueDetails = {
    titleEn: reading.text('title_en', 200),
    industry: reading.text('industry', 100),
    maturity: reading.text('maturity', 100),
    summary: reading.text('summary', 20_000),
    validUntil: day(reading, 'valid_until'),
    answerBy: day(reading, 'answer_by'),
    openCall: openCall(reading),
  };
  return {
    reading,
    owner: reading.required('owner', 200),
    eventCode: reading.text('event_code', 64),
    form: reading.oneOf('shown_as', showingFormLabels) ?? 'published',
    details: code !== undefined && title !== undefined ? { ...rest, code, title } : undefined,
  };
}

function openCall(reading: RowReading<ShownColumn>): boolean | undefined {
  const said = reading.oneOf('open_call', yesOrNo);
  return said === undefined ? undefined : said === 'true';
}

function day(reading: RowReading<ShownColumn>, column: 'valid_until' | 'answer_by'): string | undefined {
  const value = reading.text(column, 30);
  if (value === undefined || isLocalDay(value)) return value;
  return reading.refuse(column, 'IS_DATE', { zh: '应为日期,如 2026-03-10', en: 'must be a day such as 2026-03-10' });
}
