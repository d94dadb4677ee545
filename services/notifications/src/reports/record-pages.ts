import { decodeCursor, Refusal } from '@zuomei/platform';

const columns = (label: string): string => `i.id, i.event_id, i.on_date::text, i.value::text, (${label}) AS label`;
const text = (...columns: string[]): string => columns.map((column) => `${column}::text COLLATE "C"`).join(', ');

/**
 * Where a page begins: a day, an event and an id, or an id. Compared as text, which sorts as they do, so that no
 * position can be one that Postgres refuses to read.
 */
export function decodePosition(cursor: string, parts: number): string[] {
  const position = decodeCursor<unknown[]>(cursor, parts);
  const read = position.filter((part): part is string => typeof part === 'string' && /^[0-9a-f-]{1,36}$/.test(part));
  if (read.length === parts) return read;
  throw new Refusal(
    'malformed',
    'INVALID_CURSOR',
    { zh: '翻页位置无效,请从第一页开始。', en: 'The cursor is not valid; start from the first page.' },
    { errors: [{ pointer: '?cursor', code: 'INVALID_CURSOR', detail: { zh: '无效', en: 'is not valid' } }] },
  );
}

/** Of items that belong to one event each: event by event, so that a page looks at the records of few. */
export const pageByEvent = (items: string, label: string): string =>
  `SELECT ${columns(label)}
   FROM (
     SELECT i.id, i.event_id, i.on_date, i.value
     FROM (SELECT * FROM chosen WHERE (${text('on_date', 'event_id')}) >= ($afterDay, $afterEvent)
         ORDER BY on_date, event_id) AS one
       CROSS JOIN LATERAL (${items.replaceAll('FROM chosen c', 'FROM (SELECT one.*) AS c')}) AS i
     WHERE (${text('one.on_date', 'one.event_id', 'i.id')}) > ($afterDay, $afterEvent, $afterId)
     ORDER BY one.on_date, one.event_id, i.id LIMIT $most) AS i
   ORDER BY i.on_date, i.event_id, i.id`;

export const pageById = (items: string, label: string): string =>
  `SELECT ${columns(label)}
   FROM (
     SELECT i.id, i.event_id, i.on_date, i.value FROM (${items}) AS i
     WHERE ${text('i.id')} > $afterId ORDER BY i.id LIMIT $most) AS i
   ORDER BY i.id`;
