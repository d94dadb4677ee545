import type { LetterKind } from '@zuomei/contracts';
import { missingCharacters, nameCharacter } from '../documents/fonts.js';
import { letterTexts } from '../documents/letter-document.js';
import type { LetterContent, LetterHolder } from './letter.entity.js';
import type { LetterProblem } from './letters.errors.js';

/** One line of a list, completed by what its event and its issuer say. */
export interface LetterDraft {
  /** Where it stands in what was given. */
  row: number;
  content: LetterContent;
  holder: LetterHolder;
}

export interface LetterEvent {
  id: string;
  title: string;
  /** Its local days. */
  from: string;
  to: string;
  hostId: string | undefined;
}

/** What a line says of a letter, however it came. */
export interface LetterLine {
  kind: LetterKind;
  post?: string | undefined;
  title?: string | undefined;
  hours?: number | undefined;
  validFrom?: string | undefined;
  validTo?: string | undefined;
  heldFrom?: string | undefined;
  heldTo?: string | undefined;
  issuedOn?: string | undefined;
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** A letter from its line. What is wrong with it is said of the line's own fields. */
export function draftOf(
  line: LetterLine,
  holder: LetterHolder,
  about: {
    event: LetterEvent | undefined;
    issuer: { id: string; name: string };
    today: string;
    registrationId?: string;
  },
): { content: LetterContent; holder: LetterHolder; problems: LetterProblem[] } {
  const appointment = line.kind === 'appointment';
  const { event } = about;
  const subject = appointment ? line.post : (line.title ?? event?.title);
  const content: LetterContent = {
    kind: line.kind,
    registrationId: about.registrationId ?? null,
    eventId: event?.id ?? null,
    issuerId: about.issuer.id,
    issuer: about.issuer.name,
    subject: oneLine(subject ?? ''),
    hours: line.kind === 'training' ? (line.hours ?? null) : null,
    validFrom: line.kind === 'attendance' ? null : (line.validFrom ?? null),
    validTo: line.kind === 'attendance' ? null : (line.validTo ?? null),
    heldFrom: appointment ? null : (line.heldFrom ?? event?.from ?? null),
    heldTo: appointment ? null : (line.heldTo ?? line.heldFrom ?? event?.to ?? null),
    issuedOn: line.issuedOn ?? about.today,
  };
  const named = {
    ...holder,
    name: oneLine(holder.name),
    ...(holder.organisation && { organisation: oneLine(holder.organisation) }),
  };
  return { content, holder: named, problems: problemsOf(content, named) };
}

function problemsOf(content: LetterContent, holder: LetterHolder): LetterProblem[] {
  const problems: LetterProblem[] = [];
  const refuse = (field: string, code: string, zh: string, en: string): void => {
    problems.push({ field, code, detail: { zh, en } });
  };
  const appointment = content.kind === 'appointment';
  if (content.subject === '' && appointment)
    refuse('post', 'REQUIRED', '聘书要写明职务', 'an appointment names its post');
  else if (content.subject === '')
    refuse('title', 'REQUIRED', '请写明证明的内容,或选择活动', 'say what it certifies, or name its event');
  if (appointment && content.validFrom === null)
    refuse('validFrom', 'REQUIRED', '聘书要写明聘期的开始', 'an appointment says from when it holds');
  if (appointment && content.validTo === null)
    refuse('validTo', 'REQUIRED', '聘书要写明聘期的结束', 'an appointment says until when it holds');
  if (content.validTo !== null && content.validFrom !== null && content.validTo < content.validFrom)
    refuse('validTo', 'TERM_BACKWARDS', '不能早于开始日期', 'must not be before the start');
  if (content.heldTo !== null && content.heldFrom !== null && content.heldTo < content.heldFrom)
    refuse('heldTo', 'TERM_BACKWARDS', '不能早于开始日期', 'must not be before the start');
  const missing = missingCharacters(
    letterTexts({
      holder: holder.name,
      subject: content.subject,
      issuer: content.issuer,
      ...(holder.organisation && { organisation: holder.organisation }),
    }),
  );
  if (missing.length > 0) {
    const named = missing.slice(0, 20).map(nameCharacter).join(', ');
    refuse('name', 'UNDRAWABLE_CHARACTERS', `证书字体中没有:${named}`, `the font of letters has no glyph for ${named}`);
  }
  return problems;
}
