import { type Columns, type Row, RowReading } from '@zuomei/platform/sheets';
import { isEmail } from 'class-validator';
import { readDay, readMoney } from '../imports/cell-values.js';

type Fixed =
  | 'code'
  | 'organisation'
  | 'signer'
  | 'email'
  | 'signer_title'
  | 'agreement_title'
  | 'amount'
  | 'technology_transaction_amount'
  | 'term_starts_on'
  | 'term_ends_on';
/** A variable's column is named like the variable. */
export type DraftColumn = Fixed | `{{${string}}}`;

const fixed: Columns<Fixed> = {
  code: { headings: ['编号', '协议编号', '代码'] },
  organisation: { headings: ['对方单位', '乙方', '单位', '单位名称', '对方'], required: true },
  signer: { headings: ['签署人', '乙方签署人', '对方签署人', '姓名'], required: true },
  email: { headings: ['签署人邮箱', '乙方邮箱', '邮箱', '电子邮箱', 'e-mail'], required: true },
  signer_title: { headings: ['签署人职务', '职务'] },
  agreement_title: { headings: ['标题', '协议标题', '协议名称'] },
  amount: { headings: ['金额', '合同金额', '金额(元)'] },
  technology_transaction_amount: { headings: ['技术交易额', '技术交易额(元)'] },
  term_starts_on: { headings: ['开始日期', '期限开始', '生效日期'] },
  term_ends_on: { headings: ['结束日期', '期限结束', '到期日期'] },
};

/** The columns of a table for a template with these variables; a variable that takes a fixed column's name shares it. */
export function draftColumns(variables: string[]): Columns<DraftColumn> {
  const taken = new Set(Object.entries(fixed).flatMap(([name, { headings }]) => [name, ...headings]));
  const own = variables.filter((name) => !taken.has(name));
  return {
    ...fixed,
    ...Object.fromEntries(own.map((name) => [`{{${name}}}`, { headings: [name] }])),
  };
}

const fixedColumnOf = (variable: string): Fixed | undefined =>
  (Object.keys(fixed) as Fixed[]).find((name) => name === variable || fixed[name].headings.includes(variable));

export interface DraftRow {
  reading: RowReading<DraftColumn>;
  code: string | undefined;
  /** Code or whole name. */
  organisation: string | undefined;
  signer: string | undefined;
  email: string | undefined;
  signerTitle: string | undefined;
  title: string | undefined;
  amount: string | undefined;
  technologyTransactionAmount: string | undefined;
  termStartsOn: string | undefined;
  termEndsOn: string | undefined;
  variables: Record<string, string>;
}

/** Reads one row; what is wrong is said of its cells. */
export function readDraft(row: Row<DraftColumn>, variables: string[]): DraftRow {
  const reading = new RowReading(row);
  const email = reading.required('email', 254);
  if (email !== undefined && !isEmail(email))
    reading.refuse('email', 'IS_EMAIL', { zh: '不是有效的邮箱', en: 'must be an e-mail address' });
  const said = variables.map((name) => [name, reading.text(fixedColumnOf(name) ?? `{{${name}}}`, 5000)] as const);
  return {
    reading,
    code: row.cells.code ? reading.code('code') : undefined,
    organisation: reading.required('organisation', 200),
    signer: reading.required('signer', 100),
    email,
    signerTitle: reading.text('signer_title', 100),
    title: reading.text('agreement_title', 200),
    amount: readMoney(reading, 'amount'),
    technologyTransactionAmount: readMoney(reading, 'technology_transaction_amount'),
    termStartsOn: readDay(reading, 'term_starts_on'),
    termEndsOn: readDay(reading, 'term_ends_on'),
    variables: Object.fromEntries(said.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))),
  };
}

const saidIn: Record<string, Fixed> = {
  amountInWords: 'amount',
  大写金额: 'amount',
  technologyTransactionAmount: 'technology_transaction_amount',
  termStartsOn: 'term_starts_on',
  termEndsOn: 'term_ends_on',
  title: 'agreement_title',
};

/** The cell that says a variable. */
export const columnOfVariable = (name: string): DraftColumn => saidIn[name] ?? fixedColumnOf(name) ?? `{{${name}}}`;
