import { ColumnsMissing, ColumnTwice } from './sheets.errors.js';
import type { Sheet } from './sheet.js';

/** A column: its name in our own files, and the headings that people give it. */
export interface Column {
  readonly headings: readonly string[];
  readonly required?: boolean;
}

export type Columns<N extends string> = Readonly<Record<N, Column>>;

/** A row by column. A column that the file does not have reads as empty. */
export interface Row<N extends string> {
  readonly row: number;
  readonly cells: Readonly<Partial<Record<N, string>>>;
  /** The column as the file names it. */
  heading(name: N): string;
}

const folded = (heading: string): string => heading.toLowerCase().replace(/[\s**_::]/g, '');

/** Finds each column under any of its headings; headings nobody asked for are passed over. */
export function rowsOf<N extends string>(sheet: Sheet, columns: Columns<N>): Row<N>[] {
  const names = Object.keys(columns) as N[];
  const byHeading = new Map(
    names.flatMap((name) => [name, ...columns[name].headings].map((heading) => [folded(heading), name] as const)),
  );
  const places = new Map<N, number>();
  sheet.headings.forEach((heading, place) => {
    const name = byHeading.get(folded(heading));
    if (name === undefined) return;
    if (places.has(name)) throw new ColumnTwice(heading);
    places.set(name, place);
  });
  const missing = names.filter((name) => columns[name].required && !places.has(name));
  if (missing.length > 0) {
    throw new ColumnsMissing(missing.map((name) => `${name}(${columns[name].headings[0] ?? name})`));
  }
  return sheet.rows.map(({ row, cells }) => ({
    row,
    cells: Object.fromEntries([...places].map(([name, place]) => [name, cells[place] ?? ''])) as Row<N>['cells'],
    heading: (name) => sheet.headings[places.get(name) ?? -1] ?? name,
  }));
}
