import { type AgreementKind, agreementKinds } from '@zuomei/contracts';
import { type Columns, type Labels, type Row, RowReading } from '@zuomei/platform/sheets';
import { requireAmounts, requireTerm } from '../agreements/agreement-rules.js';
import { agreementKindLabels } from '../report-files/agreement-kinds.js';
import { readDay, readMoney } from './cell-values.js';

type Name =
  | 'code'
  | 'event_code'
  | 'kind'
  | 'title'
  | 'party_a'
  | 'party_b'
  | 'signed_on'
  | 'amount'
  | 'technology_transaction_amount'
  | 'term_starts_on'
  | 'term_ends_on'
  | 'source';

export const agreementColumns: Columns<Name> = {
  code: { headings: ['编号', '协议编号', '代码'], required: true },
  event_code: { headings: ['活动编号', '活动代码'] },
  kind: { headings: ['类型', '协议类型'], required: true },
  title: { headings: ['标题', '名称', '协议名称'], required: true },
  party_a: { headings: ['甲方', '甲方编号', '甲方单位编号'], required: true },
  party_b: { headings: ['乙方', '乙方编号', '乙方单位编号'], required: true },
  signed_on: { headings: ['签署日期', '签订日期', '签约日期'], required: true },
  amount: { headings: ['金额', '合同金额', '金额(元)'] },
  technology_transaction_amount: { headings: ['技术交易额', '技术交易额(元)'] },
  term_starts_on: { headings: ['开始日期', '期限开始', '生效日期'] },
  term_ends_on: { headings: ['结束日期', '期限结束', '到期日期'] },
  source: { headings: ['来源', '数据来源'] },
};

/** What people write for a kind besides its name. */
const alsoCalled: Partial<Labels<AgreementKind>> = { framework: ['全面深化合作', '战略合作/全面深化合作'] };
const namesOf = (kind: AgreementKind): [AgreementKind, string[]] => [
  kind,
  [agreementKindLabels[kind].zh, ...(alsoCalled[kind] ?? [])],
];
const kindLabels = Object.fromEntries(agreementKinds.map(namesOf)) as Record<AgreementKind, string[]>;

/** What a row says of an agreement; a column that is missing or empty says nothing. */
export interface RecordedDetails {
  code: string;
  kind: AgreementKind;
  title: string;
  partyA: string;
  partyB: string;
  signedOn: string;
  eventCodes: string[] | undefined;
  amount: string | undefined;
  technologyTransactionAmount: string | undefined;
  termStartsOn: string | undefined;
  termEndsOn: string | undefined;
  source: string | undefined;
}

export interface AgreementRow {
  readonly reading: RowReading<Name>;
  /** Undefined for a row that cannot be read. */
  readonly details: RecordedDetails | undefined;
}

/** @param today a past agreement was signed until today */
export function readAgreement(row: Row<Name>, today: string): AgreementRow {
  const reading = new RowReading(row);
  const code = reading.code('code');
  const kind = reading.requiredOneOf('kind', kindLabels);
  const title = reading.required('title', 200);
  const partyA = reading.required('party_a', 200);
  const partyB = reading.required('party_b', 200);
  reading.required('signed_on', 40);
  const signedOn = readDay(reading, 'signed_on');
  if (signedOn !== undefined && signedOn > today)
    reading.refuse('signed_on', 'IN_FUTURE', { zh: '不能晚于今天', en: 'must not be later than today' });
  const rest = {
    eventCodes: reading.codes('event_code', 20),
    amount: readMoney(reading, 'amount'),
    technologyTransactionAmount: readMoney(reading, 'technology_transaction_amount'),
    termStartsOn: readDay(reading, 'term_starts_on'),
    termEndsOn: readDay(reading, 'term_ends_on'),
    source: reading.text('source', 300),
  };
  if (!code || !kind || !title || !partyA || !partyB || !signedOn) return { reading, details: undefined };
  return { reading, details: { code, kind, title, partyA, partyB, signedOn, ...rest } };
}

/** The rules of sums and terms, said of the cell. */
export function checkFigures(
  reading: RowReading<Name>,
  terms: {
    amount: string | null;
    technologyTransactionAmount: string | null;
    termStartsOn: string | null;
    termEndsOn: string | null;
  },
): void {
  try {
    requireAmounts(terms.amount, terms.technologyTransactionAmount);
  } catch {
    reading.refuse('technology_transaction_amount', 'TECHNOLOGY_AMOUNT_ABOVE_AMOUNT', {
      zh: '不能大于合同金额',
      en: 'must not be more than the amount',
    });
  }
  try {
    requireTerm(terms.termStartsOn, terms.termEndsOn);
  } catch {
    reading.refuse('term_ends_on', 'TERM_BACKWARDS', { zh: '不能早于开始日期', en: 'must not be before the start' });
  }
}
