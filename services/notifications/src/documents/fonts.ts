import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const face = (file: string): Buffer => readFileSync(require.resolve(`@expo-google-fonts/noto-sans-sc/${file}`));

const once = <T>(make: () => T): (() => T) => {
  let made: T | undefined;
  return () => (made ??= make());
};

type Font = import('fontkit').Font;
const parsed = (file: string): (() => Font) =>
  once(() => (require('fontkit') as typeof import('fontkit')).create(face(file)));
const regular = parsed('400Regular/NotoSansSC_400Regular.ttf');
const bold = parsed('700Bold/NotoSansSC_700Bold.ttf');

/** For one document: a glyph remembers for which character it was first asked, and another may mean another by it. */
function forDocument(font: Font): PDFKit.Mixins.PDFFontSource {
  font._glyphs = {};
  // pdfkit takes a parsed font as well as its bytes; its types know only bytes.
  return font as unknown as Uint8Array;
}

/**
 * The two faces every document is drawn with, read and parsed once per thread (10 MB each), and only where something is
 * drawn. Static TrueType only: other formats embed wrong.
 */
export const fonts = {
  get regular(): PDFKit.Mixins.PDFFontSource {
    return forDocument(regular());
  },
  get bold(): PDFKit.Mixins.PDFFontSource {
    return forDocument(bold());
  },
};

const layoutOnly = new Set(['\n', '\r', '\t']);

/** Characters of the texts that the font has no glyph for, each once, in order of appearance. */
export function missingCharacters(texts: Iterable<string>): string[] {
  const missing = new Set<string>();
  for (const text of texts)
    for (const character of text)
      if (!layoutOnly.has(character) && !regular().hasGlyphForCodePoint(character.codePointAt(0)!))
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
