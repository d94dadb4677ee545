import type { Said } from '../refusal.js';
import type { Row } from './columns.js';
import type { CellProblem } from './import-outcome.js';

/** Each value with the words that spreadsheets use for it; the first is the one of the user interface. */
export type Labels<T extends string> = Readonly<Record<T, readonly string[]>>;

// eslint-disable-next-line no-control-regex -- finding control characters is what this is for
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

/** Reads the cells of one row; what is wrong is kept, so that a person hears of all of it at once. */
export class RowReading<N extends string> {
  readonly problems: CellProblem[] = [];

  constructor(readonly from: Row<N>) {}

  refuse(column: N, code: string, detail: Said): undefined {
    this.problems.push({ column: this.from.heading(column), code, detail });
    return undefined;
  }

  /** An empty cell says nothing: undefined. */
  text(column: N, longest: number): string | undefined {
    const value = this.from.cells[column];
    if (value === undefined || value === '') return undefined;
    if (control.test(value) || !value.isWellFormed()) {
      return this.refuse(column, 'CONTROL_CHARACTER', {
        zh: '含有不可见的控制字符',
        en: 'holds control characters',
      });
    }
    if (value.length > longest) {
      return this.refuse(column, 'MAX_LENGTH', { zh: `最多 ${longest} 个字`, en: `at most ${longest} characters` });
    }
    return value;
  }

  required(column: N, longest: number): string | undefined {
    if (!this.from.cells[column]) return this.refuse(column, 'REQUIRED', { zh: '必填', en: 'is required' });
    return this.text(column, longest);
  }

  /** The key of the row. */
  code(column: N): string | undefined {
    const value = this.required(column, 64);
    if (value === undefined || /^[^\s;;]+$/.test(value)) return value;
    return this.refuse(column, 'IS_CODE', { zh: '编号不能含空格或分号', en: 'a code has no spaces or semicolons' });
  }

  /** One of the values, by itself or by any of its labels. */
  oneOf<T extends string>(column: N, labels: Labels<T>): T | undefined {
    const value = this.text(column, 100);
    if (value === undefined) return undefined;
    const values = Object.keys(labels) as T[];
    const found = values.find((one) => one === value.toLowerCase() || labels[one].includes(value));
    if (found !== undefined) return found;
    return this.refuse(column, 'IS_IN', {
      zh: `“${value}”不在可选范围:${values.map((one) => labels[one][0] ?? one).join('、')}`,
      en: `"${value}" is none of ${values.join(', ')}`,
    });
  }

  requiredOneOf<T extends string>(column: N, labels: Labels<T>): T | undefined {
    return this.required(column, 100) === undefined ? undefined : this.oneOf(column, labels);
  }

  /** Several codes in one cell. */
  codes(column: N, most: number): string[] | undefined {
    const value = this.text(column, 10_000);
    if (value === undefined) return undefined;
    const codes = value.split(/[;;、]/).flatMap((code) => code.trim() || []);
    const unique = [...new Set(codes)];
    if (unique.length <= most) return unique;
    return this.refuse(column, 'ARRAY_MAX_SIZE', { zh: `最多 ${most} 个`, en: `at most ${most}` });
  }

  whole(column: N, least: number, most: number): number | undefined {
    const value = this.text(column, 20);
    if (value === undefined) return undefined;
    const number = /^\d+$/.test(value) ? Number(value) : NaN;
    if (number >= least && number <= most) return number;
    return this.refuse(column, 'IS_INT', {
      zh: `应为 ${least} 至 ${most} 的整数`,
      en: `must be a whole number from ${least} to ${most}`,
    });
  }
}
