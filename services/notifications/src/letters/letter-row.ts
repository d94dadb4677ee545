import type { LetterKind } from '@zuomei/contracts';
import { type Columns, type Labels, type Row, RowReading } from '@zuomei/platform/sheets';
import { isEmail } from 'class-validator';
import { readDay } from '../imports/cell-values.js';
import type { LetterHolder } from './letter.entity.js';

export type LetterColumn =
  | 'name'
  | 'email'
  | 'organisation'
  | 'kind'
  | 'post'
  | 'title'
  | 'hours'
  | 'valid_from'
  | 'valid_to'
  | 'held_from'
  | 'held_to'
  | 'issued_on'
  | 'issuer_code'
  | 'event_code';

export const letterColumns: Columns<LetterColumn> = {
  name: { headings: ['姓名', '持有人', '受聘人'], required: true },
  email: { headings: ['邮箱', '电子邮箱', '电子邮件', 'e-mail'] },
  organisation: { headings: ['单位', '工作单位', '所在单位'] },
  kind: { headings: ['类型', '类别'] },
  post: { headings: ['职务', '聘任职务', '岗位'] },
  title: { headings: ['内容', '培训名称', '活动名称', '名称'] },
  hours: { headings: ['学时'] },
  valid_from: { headings: ['聘期开始', '开始日期', '有效期开始'] },
  valid_to: { headings: ['聘期结束', '结束日期', '有效期结束'] },
  held_from: { headings: ['举办开始', '举办日期', '培训开始'] },
  held_to: { headings: ['举办结束', '培训结束'] },
  issued_on: { headings: ['签发日期', '落款日期'] },
  issuer_code: { headings: ['签发单位', '签发单位编号'] },
  event_code: { headings: ['活动编号', '活动代码'] },
};

const kindLabels: Labels<LetterKind> = {
  appointment: ['聘书'],
  attendance: ['参会证明', '参会证书', '到场证明'],
  training: ['培训证书', '培训证明', '结业证书'],
};

/** The column that a field of a letter stands in. */
export const columnOf: Record<string, LetterColumn> = {
  name: 'name',
  post: 'post',
  title: 'title',
  validFrom: 'valid_from',
  validTo: 'valid_to',
  heldTo: 'held_to',
};

export interface LetterRow {
  reading: RowReading<LetterColumn>;
  holder: LetterHolder | undefined;
  kind: LetterKind | undefined;
  line: Partial<Record<'post' | 'title' | 'validFrom' | 'validTo' | 'heldFrom' | 'heldTo' | 'issuedOn', string>> & {
    hours?: number;
  };
  issuerCode: string | undefined;
  eventCode: string | undefined;
}

/** Reads one row; what is wrong is said of its cells. */
export function readLetter(row: Row<LetterColumn>): LetterRow {
  const reading = new RowReading(row);
  const name = reading.required('name', 100);
  const email = emailOf(reading);
  const organisation = reading.text('organisation', 200);
  const kind = reading.oneOf('kind', kindLabels);
  const line = {
    post: reading.text('post', 200),
    title: reading.text('title', 200),
    hours: reading.whole('hours', 1, 10_000),
    validFrom: readDay(reading, 'valid_from'),
    validTo: readDay(reading, 'valid_to'),
    heldFrom: readDay(reading, 'held_from'),
    heldTo: readDay(reading, 'held_to'),
    issuedOn: readDay(reading, 'issued_on'),
  };
  return {
    reading,
    holder: name === undefined ? undefined : { name, ...(email && { email }), ...(organisation && { organisation }) },
    kind,
    line: Object.fromEntries(Object.entries(line).filter(([, value]) => value !== undefined)),
    issuerCode: reading.text('issuer_code', 64),
    eventCode: reading.text('event_code', 64),
  };
}

function emailOf(reading: RowReading<LetterColumn>): string | undefined {
  const value = reading.text('email', 254);
  if (value === undefined || isEmail(value)) return value;
  return reading.refuse('email', 'IS_EMAIL', { zh: '不是有效的邮箱', en: 'must be an e-mail address' });
}
