import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import { pairsOf } from './index-terms.js';

let loaded: Jieba | undefined;

/** Read when it is first needed: it takes a quarter of a second and 40 MB. */
const jieba = (): Jieba => (loaded ??= Jieba.withDict(dict));

/** A run of Chinese as its words; a word of one character says too little to be searched for. */
export function chineseWords(run: string): string[] {
  const words = jieba()
    .cut(run, true)
    .filter((word) => [...word].length > 1);
  return words.length > 0 ? words : [run];
}

/** The pairs of characters of a word; a word of one is its own. */
export const pairsIn = (word: string): string[] => ([...word].length === 1 ? [word] : pairsOf(word).slice(0, -1));

/** Every word of a run, longer ones also in their parts: 传感器 and 传感. */
export const wordsWithin = (run: string): string[] => [
  ...new Set(
    jieba()
      .cutForSearch(run, true)
      .filter((word) => [...word].length > 1),
  ),
];
