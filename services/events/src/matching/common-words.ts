import { plainText, runsOf } from '../search/plain-text.js';
import { wordsWithin } from '../search/words.js';

/** What two texts have in common, in words. */
export interface CommonWords {
  /** Words that stand in both. */
  readonly same: string[];
  /** Words of the one and of the other that end alike, as 检测 and 监测 do. */
  readonly alike: [string, string][];
}

const mostSame = 6;
const mostAlike = 3;
/** With so many words in both, those that only end alike tell nothing more. */
const enoughSame = 3;

const wordsOf = (text: string): string[] => [
  ...new Set(runsOf(text).flatMap((run) => (run.unspaced ? wordsWithin(run.text) : [run.text]))),
];

const within = (word: string, words: readonly string[]): boolean =>
  words.some((other) => other !== word && other.includes(word));

/** Characters that end words of every kind. */
const endings = new Set('人年月日时率性化量度式型机器力法学者家品料面体系统术用的了不要能想于线上下中内外秒等种');

export function commonWords(mine: string, theirs: string): CommonWords {
  const [own, other] = [wordsOf(mine), wordsOf(theirs)];
  const text = plainText(theirs);
  const found = own.filter((word) => (/\p{sc=Han}/u.test(word) ? text.includes(word) : other.includes(word)));
  const same = found.filter((word) => !within(word, found)).slice(0, mostSame);
  const alike: [string, string][] = [];
  if (same.length >= enoughSame) return { same, alike };
  for (const word of own) {
    const end = [...word].at(-1) ?? '';
    if (!/\p{sc=Han}/u.test(end) || endings.has(end) || text.includes(word)) continue;
    const match = other.find(
      (one) => one.length === word.length && one.endsWith(end) && !alike.some(([, taken]) => taken === one),
    );
    if (match && !same.some((one) => one.endsWith(end))) alike.push([word, match]);
  }
  return { same, alike: alike.slice(0, mostAlike) };
}
