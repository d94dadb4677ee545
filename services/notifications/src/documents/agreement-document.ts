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

/** A text of the document and the field it comes from, as a JSON pointer. */
export interface PlacedText {
  pointer: string;
  text: string;
}

/** Every text of the document, for the glyph check before it is drawn. */
export function* textsOf(document: AgreementDocument): Iterable<PlacedText> {
  yield { pointer: '/title', text: document.title };
  yield { pointer: '/body', text: document.body };
  for (const [n, party] of document.parties.entries()) {
    yield { pointer: `/parties/${n}/label`, text: party.label };
    yield { pointer: `/parties/${n}/organisationId`, text: party.name };
    for (const [m, person] of party.signatories.entries()) {
      yield { pointer: `/parties/${n}/signatories/${m}/name`, text: person.name };
      yield { pointer: `/parties/${n}/signatories/${m}/title`, text: person.title ?? '' };
    }
  }
}
