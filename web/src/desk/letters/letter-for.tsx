import { useTranslation } from 'react-i18next';
import type { LetterView } from '../../api/letters';

/** What a letter is for, and which one it is. */
export function LetterFor({ of }: { of: LetterView }) {
  const { t } = useTranslation();
  return (
    <>
      {of.post ?? of.title}
      <span className="desk-sub">
        {t(`kind.letter.${of.kind}`)} · {of.number}
      </span>
    </>
  );
}
