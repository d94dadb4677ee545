import { runsOf } from '../search/plain-text.js';
import { chineseWords, pairsIn } from '../search/words.js';

/** A term of a text, as the text of a `tsquery`, and how much it says. */
interface MatchTerm {
  readonly condition: string;
  readonly weight: number;
}

/**
 * A character says half of what a pair of them does. Without single characters people who mean the same with other
 * words (检测, 监测, 探测) do not find each other.
 */
const characterWeight = 0.5;
const mostPairs = 60;
const mostCharacters = 40;
/** As much of a text as is read: what is wanted stands at its beginning. */
const read = 600;

/** Characters that build sentences and say nothing of their matter. */
const plain = new Set(
  '的了和与及在是不有上下中一个人能要想就也都太很来去到没无从自大小多少出用可被把让为对每还又着过得地之其或于以等将并该所如向而二三四五六七八九十百千万',
);

/** Conditions and weights of the terms, as `rarityScores` takes them. */
export function termParameters(texts: readonly (string | null)[]): [conditions: string[], weights: number[]] {
  const terms = matchTerms(texts);
  return [terms.map(({ condition }) => condition), terms.map(({ weight }) => weight)];
}

/** What others are compared with: the words of a text in pairs of characters, then their characters. */
function matchTerms(texts: readonly (string | null)[]): MatchTerm[] {
  const pairs = new Set<string>();
  const characters = new Set<string>();
  for (const { text, unspaced } of runsOf(texts.join('\n').slice(0, read))) {
    if (!unspaced) pairs.add(text.slice(0, 60));
    else {
      for (const word of chineseWords(text)) for (const pair of pairsIn(word)) pairs.add(pair);
      for (const character of text) if (!plain.has(character)) characters.add(character);
    }
  }
  return [
    ...[...pairs].slice(0, mostPairs).map((pair) => ({ condition: `'${pair}'`, weight: 1 })),
    // A character begins a pair or ends its run, so every one is the beginning of a term.
    ...[...characters]
      .slice(0, mostCharacters)
      .map((character) => ({ condition: `'${character}':*`, weight: characterWeight })),
  ];
}
