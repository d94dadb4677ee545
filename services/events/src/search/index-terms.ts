import { runsOf } from './plain-text.js';

const longestWord = 60;

/** Each two characters that stand together, and the last one alone: so any part of a run is found. */
export function pairsOf(run: string): string[] {
  const characters = [...run];
  return characters.map((character, at) => character + (characters[at + 1] ?? ''));
}

/**
 * Texts as a `tsvector` by which they are found. It depends on no dictionary, so a better one asks for no new index;
 * words are a matter of whoever searches.
 */
export function searchVector(...texts: (string | null | undefined)[]): string {
  const terms = texts
    .flatMap((text) => runsOf(text ?? ''))
    .flatMap((run) => (run.unspaced ? pairsOf(run.text) : [run.text.slice(0, longestWord)]));
  // Letters and digits only: nothing in them has to be escaped.
  return [...new Set(terms)]
    .sort(byCodeUnits)
    .map((term) => `'${term}'`)
    .join(' ');
}

/** How many terms a text of `searchVector` has. */
export const sizeOf = (vector: string): number => (vector === '' ? 0 : vector.split(' ').length);

const byCodeUnits = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** As a condition of a `tsquery`: that a text has this part of a run. */
export function partQuery(part: string, unspaced: boolean): string {
  if (!unspaced) return `'${part.slice(0, longestWord)}':*`;
  const characters = [...part];
  if (characters.length === 1) return `'${part}':*`;
  return pairsOf(part)
    .slice(0, -1)
    .map((pair) => `'${pair}'`)
    .join(' & ');
}
