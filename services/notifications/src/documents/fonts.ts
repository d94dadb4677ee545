import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const face = (file: string): Buffer => readFileSync(require.resolve(`@expo-google-fonts/noto-sans-sc/${file}`));

const once = <T>(make: () => T): (() => T) => {
  let made: T | undefined;
  return () => (made ??= make());
};

const regular = once(() => face('400Regular/NotoSansSC_400Regular.ttf'));
const bold = once(() => face('700Bold/NotoSansSC_700Bold.ttf'));

/**
 * The two faces every document is drawn with, read once per process (10 MB each), and only where something is drawn.
 * Static TrueType only: other formats embed wrong.
 */
export const fonts = {
  get regular(): Buffer {
    return regular();
  },
  get bold(): Buffer {
    return bold();
  },
};

const outline = once(() => (require('fontkit') as typeof import('fontkit')).create(fonts.regular));
const layoutOnly = new Set(['\n', '\r', '\t']);

/** Characters of the texts that the font has no glyph for, each once, in order of appearance. */
export function missingCharacters(texts: Iterable<string>): string[] {
  const missing = new Set<string>();
  for (const text of texts)
    for (const character of text)
      if (!layoutOnly.has(character) && !outline().hasGlyphForCodePoint(character.codePointAt(0)!))
        missing.add(character);
  return [...missing];
}

/** A character as a person can find it: itself and its code point, `𠮷 (U+20BB7)`. */
export const nameCharacter = (character: string): string =>
  `${character} (U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')})`;

/** What somebody typed or a browser said may hold anything; nothing of it may be lost in a box. */
export function drawable(text: string): string {
  let safe = text;
  for (const missing of missingCharacters([text])) safe = safe.replaceAll(missing, `[${nameCharacter(missing)}]`);
  return safe.replace(/\[. \((U\+[0-9A-F]+)\)\]/gu, '[$1]');
}
