/**
 * Scores the rows of a table by the terms they have, rare ones more (BM25 over whether a term is there, not how often,
 * and a long text must have more of them). Every term is one look into the GIN index, no text is read.
 * `$1` terms, `$2` their weights; `from` names the table `x`, which has `id`, `search` and `search_size`.
 */
export const rarityScores = (from: string, where: string): string => `
  WITH term AS MATERIALIZED (
    SELECT t.n, t.condition::tsquery AS condition, t.weight
    FROM unnest($1::text[], $2::float8[]) WITH ORDINALITY t(condition, weight, n)
  ), hit AS MATERIALIZED (
    SELECT term.n, term.weight, x.id, x.search_size FROM term JOIN ${from} ON x.search @@ term.condition WHERE ${where}
  ), corpus AS MATERIALIZED (
    SELECT count(*) AS n, greatest(avg(x.search_size), 1) AS size FROM ${from} WHERE ${where}
  ), rarity AS MATERIALIZED (
    SELECT hit.n, min(hit.weight) * ln(1 + (corpus.n - count(*) + 0.5) / (count(*) + 0.5)) AS weight
    FROM hit, corpus GROUP BY hit.n, corpus.n
  ), scored AS (
    SELECT hit.id, sum(rarity.weight) * 2.2 / (1 + 1.2 * (0.25 + 0.75 * min(hit.search_size) / min(corpus.size))) AS score
    FROM hit JOIN rarity USING (n), corpus GROUP BY hit.id
  )`;
