import { partQuery } from './index-terms.js';
import { runsOf } from './plain-text.js';
import { chineseWords } from './words.js';

const mostWords = 12;
/** So short a run is searched for as it stands: 传感, 二极管. */
const asItStands = 3;

export interface SearchWord {
  readonly text: string;
  /** As the text of a `tsquery`. */
  readonly condition: string;
}

/** What somebody typed, as conditions that a text is searched by. */
export interface SearchQuery {
  /** Everything exactly as it was typed together. */
  readonly whole: string;
  /** Every word somewhere. */
  readonly all: string;
  readonly words: readonly SearchWord[];
}

/** @returns undefined where nothing was typed that could be searched for */
export function searchQuery(typed: string): SearchQuery | undefined {
  const runs = runsOf(typed);
  if (runs.length === 0) return undefined;
  const words = new Map<string, SearchWord>();
  for (const { text, unspaced } of runs) {
    for (const word of unspaced && [...text].length > asItStands ? chineseWords(text) : [text]) {
      if (words.size < mostWords) words.set(word, { text: word, condition: partQuery(word, unspaced) });
    }
  }
  return {
    whole: allOf(runs.map(({ text, unspaced }) => partQuery(text, unspaced))),
    all: allOf([...words.values()].map(({ condition }) => condition)),
    words: [...words.values()],
  };
}

export const allOf = (conditions: readonly string[]): string => conditions.map((one) => `(${one})`).join(' & ');
export const anyOf = (conditions: readonly string[]): string => conditions.map((one) => `(${one})`).join(' | ');
