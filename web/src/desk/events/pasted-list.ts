import type { Sheet } from '../../api/inviting';

const address = /[^\s,,;;<>"']+@[^\s,,;;<>"']+\.[^\s,,;;<>"']+/;
const heading = /邮箱|电子邮箱|e-?mail/i;
const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;

export interface ForAll {
  skipApproval: boolean;
  exceedCapacity: boolean;
  /** A day, `2026-03-10`. */
  expiresAt?: string;
}

/**
 * Makes a sheet of what people paste: lines as they stand in a mail (`张三 <zhang@example.org>, 甲公司`), or cells
 * copied from a spreadsheet, with headings or without. One line stays one row, so that a bad row can be named.
 */
export function sheetOf(text: string, forAll: ForAll): Sheet {
  const lines = text.split(/\r?\n/).filter((line) => line.trim());
  const [first = ''] = lines;
  const named = heading.test(first) && !address.test(first);
  const rows = named ? lines.map((line) => line.split(/\t|[,,]/).map((one) => one.trim())) : lines.map(rowOf);
  const more = [forAll.skipApproval ? '是' : '否', forAll.exceedCapacity ? '是' : '否', forAll.expiresAt ?? ''];
  const headings = [...(named ? (rows.shift() ?? []) : ['邮箱', '姓名', '单位']), '免审核', '可超额', '截止时间'];
  const csv = [headings, ...rows.map((row) => [...padded(row, headings.length - 3), ...more])]
    .map((row) => row.map(cell).join(','))
    .join('\r\n');
  return { content: new Blob([csv]), type: 'text/csv' };
}

const padded = (row: string[], length: number): string[] =>
  [...row, ...Array<string>(Math.max(0, length - row.length)).fill('')].slice(0, length);

/** Address, name and organisation, in whatever order they stand; a line without an address is its first cell. */
function rowOf(line: string): string[] {
  const email = address.exec(line)?.[0];
  if (email === undefined) return [line.trim(), '', ''];
  const rest = line
    .replace(email, '\t')
    .split(/[\t,,;;<>"]+|\s{2,}/)
    .map((one) => one.trim())
    .filter(Boolean);
  const [name = '', ...organisation] = rest;
  return [email, name, organisation.join(' ')];
}
