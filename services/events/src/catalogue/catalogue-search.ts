import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { anywhere } from '../likeness.js';
import { allOf, anyOf, type SearchQuery } from '../search/search-query.js';
import type { CatalogueRecord } from './catalogue-record.entity.js';

/** `all` words somewhere, or, where nothing has all of them, `some`. */
export type Strictness = 'all' | 'some';

/** Who is called by each word of a search. What an owner is called is no part of a record: it may change without it. */
export async function ownersCalled(tx: EntityManager, { words }: SearchQuery): Promise<string[][]> {
  const rows: { n: number; ids: string[] }[] = await tx.query(
    `SELECT w.n::int, array_agg(o.id) AS ids FROM unnest($1::text[]) WITH ORDINALITY w(pattern, n)
     JOIN organisations o ON o.name ILIKE w.pattern OR o.name_en ILIKE w.pattern GROUP BY w.n`,
    [words.map(({ text }) => anywhere(text))],
  );
  const found = new Map(rows.map(({ n, ids }) => [n, ids]));
  return words.map((_, at) => found.get(at + 1) ?? []);
}

/**
 * Titles count before all else: one that has what was typed together, then one that has every word, short ones first.
 * What is only found elsewhere comes after, the newest first.
 */
const ranks: Record<Strictness, (search: SearchQuery) => string> = {
  all: () => `(CASE WHEN r.search_title @@ :whole::tsquery THEN 2000 - length(r.title)
    WHEN r.search_title @@ :all::tsquery THEN 1000 - length(r.title) ELSE 0 END)`,
  some: ({ words }) =>
    `(${words.map((_, at) => `2 * (r.search_title @@ :w${at}::tsquery)::int + (r.search @@ :w${at}::tsquery)::int`).join(' + ')})`,
};

/** Narrows a list of table `r` to what was searched for. @returns the rank of a record, as SQL */
export function narrowTo(
  query: SelectQueryBuilder<CatalogueRecord>,
  search: SearchQuery,
  owners: readonly string[][],
  strictness: Strictness,
): string {
  const { whole, all, words } = search;
  if (strictness === 'some') {
    query.andWhere('r.search @@ :found::tsquery', { found: anyOf(words.map(({ condition }) => condition)) });
    query.setParameters(Object.fromEntries(words.map(({ condition }, at) => [`w${at}`, condition])));
  } else {
    // Words that nobody is called by go to the index together.
    const unowned = words.filter((_, at) => owners[at]?.length === 0).map(({ condition }) => condition);
    if (unowned.length > 0) query.andWhere('r.search @@ :found::tsquery', { found: allOf(unowned) });
    words.forEach(({ condition }, at) => {
      if (!owners[at]?.length) return;
      query.andWhere(`(r.search @@ :w${at}::tsquery OR r.owner_id = ANY(:o${at}::uuid[]))`, {
        [`w${at}`]: condition,
        [`o${at}`]: owners[at],
      });
    });
    query.setParameters({ whole, all });
  }
  return ranks[strictness](search);
}
