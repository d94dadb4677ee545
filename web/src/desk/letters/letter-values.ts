import type { LetterKind, LettersBody } from '../../api/letters';

/** What the form asks of all letters, and of the one holder where there is one. */
export interface LetterValues {
  kind: LetterKind;
  issuerId?: string;
  eventId?: string;
  post?: string;
  title?: string;
  hours?: number | null;
  validFrom?: string;
  validTo?: string;
  heldFrom?: string;
  heldTo?: string;
  issuedOn?: string;
  name?: string;
  organisation?: string;
  email?: string;
}

const text = (value: string | undefined): string | undefined => value?.trim() || undefined;

/** What all have in common; what is of another kind of letter is left out. */
export function commonOf(values: LetterValues): Omit<LettersBody, 'holders' | 'everyoneWhoCame'> {
  const appointment = values.kind === 'appointment';
  return {
    kind: values.kind,
    issuerId: values.issuerId,
    eventId: values.eventId,
    post: appointment ? text(values.post) : undefined,
    title: appointment ? undefined : text(values.title),
    hours: values.kind === 'training' ? (values.hours ?? undefined) : undefined,
    validFrom: values.kind === 'attendance' ? undefined : text(values.validFrom),
    validTo: values.kind === 'attendance' ? undefined : text(values.validTo),
    heldFrom: appointment ? undefined : text(values.heldFrom),
    heldTo: appointment ? undefined : text(values.heldTo),
    issuedOn: text(values.issuedOn),
  };
}

export const holderOf = (values: LetterValues) => ({
  name: values.name?.trim() ?? '',
  organisation: text(values.organisation),
  email: text(values.email),
});
