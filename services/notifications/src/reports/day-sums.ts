import { type Dated, type Figure, type FigureName, figureNames, figures } from './figures.js';

/** The figures whose records have a day of their own; report_days has a column for each. */
export const datedFigures = figureNames.flatMap((name): ({ name: FigureName } & Dated)[] => {
  const { dated }: Figure = figures[name];
  return dated ? [{ name, ...dated }] : [];
});

export const dayColumns = datedFigures.map(({ name }) => `"${name}"`).join(', ');

/** What records `r` add up to, column by column. */
export const daySums = (only: string): string =>
  datedFigures
    .map(({ kind, form, column }) => {
      const those = `r.kind = '${kind}'${form ? ` AND r.form = '${form}'` : ''} AND ${only}`;
      return column ? `coalesce(sum(r.${column}) FILTER (WHERE ${those}), 0)` : `count(*) FILTER (WHERE ${those})`;
    })
    .join(', ');
