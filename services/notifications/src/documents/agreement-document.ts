import type { SignatoryRole } from '@zuomei/contracts';

/** Everything an agreement's file shows; nothing else may be drawn, so that the glyph check sees all of it. */
export interface AgreementDocument {
  number: string;
  title: string;
  /** The kind in the reader's words. */
  kindLabel: string;
  /** Markdown. */
  body: string;
  /** `${PUBLIC_URL}/verify/<code>`, drawn as a QR. */
  verifyUrl: string;
  verifyCode: string;
  /** Amounts and dates, as label and value. */
  facts: { label: string; value: string }[];
  parties: {
    label: string;
    name: string;
    signatories: { id: string; name: string; title?: string; role: SignatoryRole }[];
  }[];
}

/** Where a signatory's mark goes: page from 0, points from the top left of an A4 page. */
export interface MarkBox {
  signatoryId: string;
  page: number;
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface DrawnDocument {
  bytes: Uint8Array;
  pages: number;
  boxes: MarkBox[];
}

/** Every text of the document, for the glyph check before it is frozen. */
export function* textsOf(document: AgreementDocument): Iterable<string> {
  yield document.title;
  yield document.body;
  for (const party of document.parties) {
    yield party.label;
    yield party.name;
    for (const person of party.signatories) {
      yield person.name;
      yield person.title ?? '';
    }
  }
}
