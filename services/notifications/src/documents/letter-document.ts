import type { LetterKind } from '@zuomei/contracts';
import { quoted } from '../mails/quoted.js';

/** Everything the file of a letter shows; nothing else may be drawn, so that the glyph check sees all of it. */
export interface LetterDocument {
  number: string;
  kind: LetterKind;
  holder: string;
  organisation?: string;
  /** The post of an appointment; what a certificate is for. */
  subject: string;
  hours?: number;
  /** Days, `2026-03-10`. */
  validFrom?: string;
  validTo?: string;
  heldFrom?: string;
  heldTo?: string;
  issuer: string;
  issuedOn: string;
  /** `${PUBLIC_URL}/verify/<code>`, drawn as a QR. */
  verifyUrl: string;
  verifyCode: string;
}

/** What people wrote of it, for the glyph check before it is issued. */
export const letterTexts = (
  letter: Pick<LetterDocument, 'holder' | 'organisation' | 'subject' | 'issuer'>,
): string[] => [letter.holder, letter.organisation ?? '', letter.subject, letter.issuer];

interface LetterWords {
  title: string;
  titleEn: string;
  /** The sentence that says it, in both languages. */
  body: string;
  bodyEn: string;
  closing: string;
}

const chineseDay = (day: string): string => {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
};
const english = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
const englishDay = (day: string): string => english.format(new Date(`${day}T00:00:00Z`));

/** One day, or from one to another. */
function period(from: string | undefined, to: string | undefined): { zh: string; en: string } | undefined {
  if (from === undefined) return undefined;
  if (to === undefined || to === from) return { zh: chineseDay(from), en: `on ${englishDay(from)}` };
  return { zh: `${chineseDay(from)}至${chineseDay(to)}`, en: `from ${englishDay(from)} to ${englishDay(to)}` };
}

/** Two full-width spaces, as a Chinese paragraph begins. */
const indent = '\u3000\u3000';

/** A letter in words. */
export function letterWords(letter: LetterDocument): LetterWords {
  const { kind, holder, subject, issuer } = letter;
  const who = letter.organisation ? `${holder}（${letter.organisation}）` : holder;
  const whoEn = letter.organisation ? `${holder} of ${letter.organisation}` : holder;
  const held = period(letter.heldFrom, letter.heldTo);
  if (kind === 'appointment') {
    const term = period(letter.validFrom, letter.validTo);
    return {
      title: '聘 书',
      titleEn: 'LETTER OF APPOINTMENT',
      body: `${indent}兹聘请${who}担任${quoted(subject)}${term ? `，聘期自${term.zh}止` : ''}。`,
      bodyEn: `${whoEn} is appointed ${subject} by ${issuer}${term ? `, ${term.en}` : ''}.`,
      closing: `${indent}特发此聘书。`,
    };
  }
  if (kind === 'attendance')
    return {
      title: '参 会 证 明',
      titleEn: 'CERTIFICATE OF ATTENDANCE',
      body: `${indent}兹证明${who}${held ? `于${held.zh}` : ''}参加了${quoted(subject)}。`,
      bodyEn: `This certifies that ${whoEn} attended ${quoted(subject)}${held ? ` ${held.en}` : ''}.`,
      closing: `${indent}特此证明。`,
    };
  const hours = letter.hours === undefined ? { zh: '', en: '' } : hoursOf(letter.hours);
  return {
    title: '培 训 证 书',
    titleEn: 'CERTIFICATE OF TRAINING',
    body: `${indent}兹证明${who}${held ? `于${held.zh}` : ''}完成了${quoted(subject)}培训${hours.zh}。${validity(letter).zh}`,
    bodyEn: `This certifies that ${whoEn} completed the training ${quoted(subject)}${held ? ` ${held.en}` : ''}${hours.en}.${validity(letter).en}`,
    closing: `${indent}特发此证。`,
  };
}

const hoursOf = (hours: number): { zh: string; en: string } => ({
  zh: `，共${hours}学时`,
  en: ` (${hours} ${hours === 1 ? 'hour' : 'hours'})`,
});

function validity({ validFrom, validTo }: LetterDocument): { zh: string; en: string } {
  if (validTo === undefined) return { zh: '', en: '' };
  const from =
    validFrom === undefined ? { zh: '', en: '' } : { zh: `自${chineseDay(validFrom)}`, en: englishDay(validFrom) };
  return { zh: `证书有效期${from.zh}至${chineseDay(validTo)}。`, en: ` Valid ${from.en} to ${englishDay(validTo)}.` };
}

export const issuedWords = (letter: LetterDocument): { zh: string; en: string } => ({
  zh: chineseDay(letter.issuedOn),
  en: englishDay(letter.issuedOn),
});
