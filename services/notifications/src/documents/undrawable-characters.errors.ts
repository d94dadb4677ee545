import { Refusal } from '@zuomei/platform';
import { missingCharacters, nameCharacter } from './fonts.js';

/** A text holds characters that would be blank or a box in the PDF. */
export class UndrawableCharacters extends Refusal {
  constructor(characters: string[]) {
    const named = characters.slice(0, 20).map(nameCharacter).join(', ');
    super('not_allowed', 'UNDRAWABLE_CHARACTERS', {
      zh: `文件字体中没有这些字符，请更换后再试：${named}`,
      en: `The document font has no glyph for: ${named}. Please replace them.`,
    });
  }
}

/** Refuses with 422 `UNDRAWABLE_CHARACTERS`, naming each character, unless all of the texts can be drawn. */
export function requireDrawable(texts: Iterable<string>): void {
  const missing = missingCharacters(texts);
  if (missing.length > 0) throw new UndrawableCharacters(missing);
}
