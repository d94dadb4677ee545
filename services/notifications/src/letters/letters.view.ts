import type { LetterKind, LetterStatus } from '@zuomei/contracts';
import type { SealTrouble } from '../sealing/seal-provider.js';
import type { SealView } from '../agreements/agreements.view.js';

export class LetterHolderView {
  name!: string;
  organisation?: string;
  /** Where it was mailed, if it came with the list. */
  email?: string;
}

export class LetterView {
  id!: string;
  version!: number;
  number!: string;
  kind!: LetterKind;
  status!: LetterStatus;
  /** Of an appointment or a certificate that ends, computed from its dates, once it is issued. */
  phase?: 'not_started' | 'in_force' | 'ended';
  /** What was issued together. */
  batchId!: string;
  /** Absent once the person was erased. */
  holder?: LetterHolderView;
  /** Of an appointment. */
  post?: string;
  /** What a certificate is for. */
  title?: string;
  hours?: number;
  validFrom?: string;
  validTo?: string;
  heldFrom?: string;
  heldTo?: string;
  issuedOn!: string;
  issuerId!: string;
  issuer!: string;
  eventId?: string;
  /** For `/verify/<code>`. */
  verifyCode!: string;
  /** SHA-256 of the sealed file. */
  sealedSha256?: string;
  sealedAt?: string;
  seal?: SealView;
  /** Why the seal failed last; it is tried again by itself. */
  sealError?: SealTrouble;
  /** How the mail to the holder came out, if there is one. */
  mail?: 'queued' | 'sent' | 'dead';
  revokedAt?: string;
  reason?: string;
  erasedAt?: string;
  /** Inclusive local day. */
  retainedUntil!: string;
  /** On legal hold: nobody can erase its holder. */
  onHold!: boolean;
  createdAt!: string;
}

export class LetterPage {
  items!: LetterView[];
  nextCursor!: string | null;
}

/** How far the letters that were issued together are. */
export class LetterBatchView {
  id!: string;
  total!: number;
  /** With a sealed file. */
  sealed!: number;
  /** Whose seal failed last; they are tried again by themselves. */
  failed!: number;
  revoked!: number;
  /** Why the latest of those failed. */
  sealError?: SealTrouble;
}

/** What became of one line of a list. */
export class LetterResult {
  /** Of a file, the row as a spreadsheet numbers it; of `holders`, its place from 0. */
  row!: number;
  /** `unchanged`: the same letter was issued before, and is not revoked. */
  result!: 'created' | 'unchanged';
  /** Not of a dry run's new ones. */
  letterId?: string;
  number?: string;
}

/** What was issued. */
export class LettersIssued {
  /** Of what was created; absent where nothing was. */
  batchId?: string;
  created!: number;
  unchanged!: number;
  results!: LetterResult[];
  /** The letters created or found, first 200. */
  items!: LetterView[];
}
