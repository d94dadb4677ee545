import { Converter } from 'opencc-js/t2cn';

/** Its own types name files without their endings, which Node's resolution does not find. */
const simplified = Converter({ from: 't', to: 'cn' }) as (text: string) => string;

/** What texts are compared by: simplified characters, small letters, no full-width forms. */
export const plainText = (text: string): string => simplified(text.normalize('NFKC')).toLowerCase();

/** Scripts that are written without spaces. */
const unspaced = String.raw`\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}`;
const run = new RegExp(`(?<unspaced>[${unspaced}]+)|(?:(?![${unspaced}])[\\p{L}\\p{N}])+`, 'gu');

export interface Run {
  readonly text: string;
  /** Chinese, where words do not show by spaces. */
  readonly unspaced: boolean;
}

/** What stands together in a text; whatever is neither letter nor digit parts. */
export const runsOf = (text: string): Run[] =>
  [...plainText(text).matchAll(run)].map(({ 0: found, groups }) => ({
    text: found,
    unspaced: groups?.['unspaced'] !== undefined,
  }));
