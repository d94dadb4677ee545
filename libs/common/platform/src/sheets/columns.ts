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

/** How far down the headings may stand: people put a title above them. */
const furthestHeadings = 5;

/** Finds each column under any of its headings; headings nobody asked for are passed over. */
export function rowsOf<N extends string>(sheet: Sheet, columns: Columns<N>): Row<N>[] {
  const names = Object.keys(columns) as N[];
  const byHeading = new Map(
    names.flatMap((name) => [name, ...columns[name].headings].map((heading) => [folded(heading), name] as const)),
  );
  const nameOf = (heading: string): N | undefined => byHeading.get(folded(heading));
  const required = names.filter((name) => columns[name].required);
  const lines = [sheet.headings, ...sheet.rows.slice(0, furthestHeadings - 1).map(({ cells }) => cells)];
  const at = lines.findIndex((line) => required.every((name) => line.some((heading) => nameOf(heading) === name)));
  const headings = lines[Math.max(at, 0)] ?? [];
  const places = new Map<N, number>();
  headings.forEach((heading, place) => {
    const name = nameOf(heading);
    if (name === undefined) return;
    if (places.has(name)) throw new ColumnTwice(heading);
    places.set(name, place);
  });
  const missing = required.filter((name) => !places.has(name));
  if (missing.length > 0) {
    throw new ColumnsMissing(missing.map((name) => `${name}(${columns[name].headings[0] ?? name})`));
  }
  return sheet.rows.slice(Math.max(at, 0)).map(({ row, cells }) => ({
    row,
    cells: Object.fromEntries([...places].map(([name, place]) => [name, cells[place] ?? ''])) as Row<N>['cells'],
    heading: (name) => headings[places.get(name) ?? -1] ?? name,
  }));
}
