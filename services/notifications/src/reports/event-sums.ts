import { type Figure, figureNames, figures } from './figures.js';

/** The figures that report_totals has a column for, by event. */
export const eventFigures = figureNames.filter((name) => {
  const { byEvent }: Figure = figures[name];
  return byEvent === true;
});

export const eventColumns = eventFigures.map((name) => `"${name}"`).join(', ');

/** All records of some events are read once: the planner cannot know how few they are for each figure. */
export const readRecords = (where: string): string =>
  `read AS MATERIALIZED (
     SELECT event_id, kind, form, subject_id, of_id, of_ids, organisation_ids, count, source, at, known_from, known_to
     FROM report_records WHERE ${where})`;

/** A figure's SQL over what has been read. */
export const overRead = (sql: string): string => sql.replace(/\breport_records\b/g, 'read');
