import { type FieldRefusal, Refusal } from '@zuomei/platform';
import type { PlacedText } from './agreement-document.js';
import { missingCharacters, nameCharacter } from './fonts.js';

/** A text holds characters that would be blank or a box in the PDF. */
export class UndrawableCharacters extends Refusal {
  constructor(characters: string[], errors: FieldRefusal[] = []) {
    const named = characters.slice(0, 20).map(nameCharacter).join(', ');
    super(
      'not_allowed',
      'UNDRAWABLE_CHARACTERS',
      {
        zh: `文件字体中没有这些字符，请更换后再试：${named}`,
        en: `The document font has no glyph for: ${named}. Please replace them.`,
      },
      { errors },
    );
  }
}

/** Refuses with 422 `UNDRAWABLE_CHARACTERS`, naming each character, unless all of the texts can be drawn. */
export function requireDrawable(texts: Iterable<string>): void {
  const missing = missingCharacters(texts);
  if (missing.length > 0) throw new UndrawableCharacters(missing);
}

/** The same, naming field, line and place in the line of each character, too. */
export function requireDrawableAt(texts: Iterable<PlacedText>): void {
  const all = [...texts];
  const missing = missingCharacters(all.map(({ text }) => text));
  if (missing.length === 0) return;
  const wrong = new Set(missing);
  throw new UndrawableCharacters(missing, all.flatMap((one) => placesIn(one, wrong)).slice(0, 20));
}

function placesIn({ pointer, text }: PlacedText, wrong: ReadonlySet<string>): FieldRefusal[] {
  const lines = text.split('\n');
  return lines.flatMap((line, row) =>
    [...line].flatMap((character, column) => {
      if (!wrong.has(character)) return [];
      const named = nameCharacter(character);
      const zh = lines.length > 1 ? `第 ${row + 1} 行第 ${column + 1} 个字` : `第 ${column + 1} 个字`;
      const en = lines.length > 1 ? `line ${row + 1}, character ${column + 1}` : `character ${column + 1}`;
      return [{ pointer, code: 'UNDRAWABLE', detail: { zh: `${zh}：${named}`, en: `${en}: ${named}` } }];
    }),
  );
}
