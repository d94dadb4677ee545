import type { EventDetails, WholeEvent } from '../events/event-details.js';
import { type Columns, type Row, RowReading } from '@zuomei/platform/sheets';
import { type EventTimes, readTimes } from './event-times.js';
import {
  datePrecisionLabels,
  digestCategoryLabels,
  eventKindLabels,
  eventModeLabels,
  visibilityLabels,
} from './labels.js';

export type EventColumn =
  | 'code'
  | 'title'
  | 'title_en'
  | 'series'
  | 'kind'
  | 'mode'
  | 'visibility'
  | 'starts_on'
  | 'ends_on'
  | 'date_precision'
  | 'time_zone'
  | 'venue'
  | 'hosts'
  | 'guests'
  | 'industry'
  | 'digest_category'
  | 'summary'
  | 'outcome'
  | 'livestream_url'
  | 'capacity';

export const eventColumns: Columns<EventColumn> = {
  code: { headings: ['编号', '代码', '活动编号'], required: true },
  title: { headings: ['标题', '名称', '活动名称', '活动标题'], required: true },
  title_en: { headings: ['英文标题', '英文名称'] },
  series: { headings: ['系列', '所属系列'] },
  kind: { headings: ['类型', '活动类型'], required: true },
  mode: { headings: ['形式', '方式', '举办形式'], required: true },
  visibility: { headings: ['可见范围', '公开范围', '范围'], required: true },
  starts_on: { headings: ['开始日期', '开始时间', '日期', '活动日期'], required: true },
  ends_on: { headings: ['结束日期', '结束时间'] },
  date_precision: { headings: ['日期精度', '精度'] },
  time_zone: { headings: ['时区'] },
  venue: { headings: ['地点', '活动地点', '场地'] },
  hosts: { headings: ['主办单位', '主办', '主办方'], required: true },
  guests: { headings: ['参与单位', '参加单位', '嘉宾单位', '来访单位'] },
  industry: { headings: ['行业', '产业', '领域'] },
  digest_category: { headings: ['简讯栏目', '栏目'] },
  summary: { headings: ['简介', '活动简介'] },
  outcome: { headings: ['成果', '活动成果', '成效'] },
  livestream_url: { headings: ['直播地址', '直播链接'] },
  capacity: { headings: ['名额', '人数上限'] },
};

export interface EventRow {
  readonly reading: RowReading<EventColumn>;
  /** The path from the topmost series down to the event's own. */
  readonly seriesPath: string[] | undefined;
  readonly hostCodes: string[];
  readonly guestCodes: string[] | undefined;
  /** Undefined for a row that cannot be read; hosts, guests and series are looked up afterwards. */
  readonly details: (WholeEvent & { code: string }) | undefined;
}

export function readEvent(row: Row<EventColumn>): EventRow {
  const reading = new RowReading(row);
  const times = readTimes(reading, reading.oneOf('date_precision', datePrecisionLabels));
  const rest: EventDetails = {
    titleEn: reading.text('title_en', 200),
    venue: reading.text('venue', 300),
    industry: reading.text('industry', 100),
    digestCategory: reading.oneOf('digest_category', digestCategoryLabels),
    summary: reading.text('summary', 20_000),
    outcome: reading.text('outcome', 20_000),
    livestreamUrl: webAddress(reading),
    capacity: reading.whole('capacity', 1, 1_000_000),
  };
  reading.required('hosts', 10_000);
  return {
    reading,
    seriesPath: seriesPath(reading),
    hostCodes: reading.codes('hosts', 50) ?? [],
    guestCodes: reading.codes('guests', 500),
    details: whole(reading, times, rest),
  };
}

function whole(
  reading: RowReading<EventColumn>,
  times: EventTimes | undefined,
  rest: EventDetails,
): EventRow['details'] {
  const code = reading.code('code');
  const title = reading.required('title', 200);
  const kind = reading.requiredOneOf('kind', eventKindLabels);
  const mode = reading.requiredOneOf('mode', eventModeLabels);
  const visibility = reading.requiredOneOf('visibility', visibilityLabels);
  if (!code || !title || !kind || !mode || !visibility || !times) return undefined;
  return { ...rest, code, title, kind, mode, visibility, ...times, hostIds: [] };
}

function seriesPath(reading: RowReading<EventColumn>): string[] | undefined {
  const value = reading.text('series', 500);
  if (value === undefined) return undefined;
  const path = value.split(/[·・>/]/).map((name) => name.trim());
  if (path.every((name) => name.length > 0 && name.length <= 200) && path.length <= 5) return path;
  return reading.refuse('series', 'SERIES_PATH', {
    zh: '系列应写作“上级·下级”,最多 5 级',
    en: 'a series is written as "parent·child", at most 5 levels',
  });
}

function webAddress(reading: RowReading<EventColumn>): string | undefined {
  const value = reading.text('livestream_url', 2000);
  if (value === undefined || (/^https?:\/\//.test(value) && URL.canParse(value))) return value;
  return reading.refuse('livestream_url', 'IS_URL', { zh: '应为完整的网址', en: 'must be a web address' });
}
