import type {
  AgreementKind,
  AgreementPhase,
  AgreementStatus,
  EnvelopeStatus,
  Locale,
  SignatoryRole,
  SignatoryStatus,
} from '@zuomei/contracts';
import type { SealTrouble } from '../sealing/seal-provider.js';

export class SignatoryView {
  id!: string;
  name!: string;
  title?: string;
  role!: SignatoryRole;
  order!: number;
  status!: SignatoryStatus;
  /** The party's label and name. */
  partyLabel?: string;
  party?: string;
  /** For staff only, as the language of the mails. */
  email?: string;
  locale?: Locale;
  /** ISO 8601, UTC. */
  notifiedAt?: string;
  openedAt?: string;
  /** How the latest mail with a link came out; `dead`: it could not be delivered. For staff only. */
  mail?: 'queued' | 'sent' | 'dead';
  /** Why, as a code: ADDRESS_REFUSED, … */
  mailError?: string;
  /** Reminders since they were last asked. */
  reminders?: number;
  remindAt?: string;
  signedAt?: string;
  /** Who was to sign and named this one instead. */
  delegatedFromId?: string;
  /** Why they declined or delegated. */
  reason?: string;
}

export class SealView {
  level!: 'B-B' | 'B-T' | 'B-LT';
  issuer!: string;
  validFrom!: string;
  validTo!: string;
  /** The time-stamp authority, where one is configured, and the time it gave. */
  tsa?: string;
  timestampAt?: string;
}

export class EnvelopeView {
  id!: string;
  status!: EnvelopeStatus;
  previousId?: string;
  signatories!: SignatoryView[];
  createdAt!: string;
  sentAt?: string;
  expiresAt?: string;
  /** When it was completed, declined, voided or expired. */
  endedAt?: string;
  completedAt?: string;
  reason?: string;
  /** SHA-256 of the frozen file. */
  documentSha256?: string;
  /** SHA-256 of the sealed file. */
  sealedSha256?: string;
  /** Why the seal failed last; it is tried again by itself, next at `sealRetryAt`. For staff only. */
  sealError?: SealTrouble;
  sealAttempts?: number;
  sealRetryAt?: string;
  certificateSubject?: string;
  /** PAdES level, certificate and time-stamp of the seal. */
  seal?: SealView;
  /** SHA-256 of the evidence file; it follows the sealed one within moments. */
  evidenceSha256?: string;
  /** Why making it failed last; it is tried again by itself. For staff only. */
  evidenceError?: SealTrouble;
}

export class PartyView {
  organisationId!: string;
  name!: string;
  label!: string;
  signatories!: SignatoryView[];
}

export class EndedTermFigureView {
  label!: string;
  value!: string;
  unit!: string;
  asOf!: string;
}

/** An agreement as lists show it. */
export class AgreementView {
  id!: string;
  version!: number;
  number!: string;
  kind!: AgreementKind;
  title!: string;
  status!: AgreementStatus;
  /** Computed from the dates; once signed. */
  phase?: AgreementPhase;
  evidence?: 'sealed' | 'paper' | 'recorded';
  /** Of an imported one: its key in the file it came from, and where its figures come from. */
  code?: string;
  source?: string;
  /** The day of the last signature, in Asia/Shanghai. */
  signedOn?: string;
  followUpId?: string;
  eventIds!: string[];
  parties!: PartyView[];
  /** Decimal yuan. */
  amount?: string;
  technologyTransactionAmount?: string;
  currency!: string;
  termStartsOn?: string;
  termEndsOn?: string;
  renewsId?: string;
  endedTermFigures!: EndedTermFigureView[];
  /** ISO 8601, UTC. */
  signBy?: string;
  /** Whether whoever signs must enter a mailed code. */
  signingCode!: boolean;
  /** For `/verify/<code>`; once the file is frozen. */
  verifyCode?: string;
  createdAt!: string;
  envelope!: EnvelopeView;
}

/** A scan of what was signed on paper. */
export class PaperCopyView {
  sha256!: string;
  signedOn!: string;
  place!: string;
  uploadedBy!: string;
  uploadedByName?: string;
  uploadedAt!: string;
  /** Until then the agreement is not signed. */
  verifiedBy?: string;
  verifiedByName?: string;
  verifiedAt?: string;
}

/** The agreement before or after this one. */
export class LinkedAgreementView {
  id!: string;
  number!: string;
  title!: string;
  status!: AgreementStatus;
  termStartsOn?: string;
  termEndsOn?: string;
}

/** For staff only. */
export class AgreementEventView {
  id!: string;
  title!: string;
}

/** What a draft's text was filled from. */
export class FilledFromView {
  templateId!: string;
  templateVersion!: number;
  variables!: Record<string, string>;
}

/** One agreement, whole. */
export class AgreementDetail extends AgreementView {
  /** Markdown. */
  body!: string;
  events!: AgreementEventView[];
  /** What it renews, and what renews it; abandoned ones left out. A member sees those of its own organisations. */
  predecessor?: LinkedAgreementView;
  successors!: LinkedAgreementView[];
  /** Absent once the text was written by hand. */
  filledFrom?: FilledFromView;
  /** Newest first. */
  envelopes!: EnvelopeView[];
  paper?: PaperCopyView;
}

export class AgreementPage {
  items!: AgreementView[];
  nextCursor!: string | null;
}

type Defined<T> = { [K in keyof T]: Exclude<T[K], null> };
/** Leaves out what is null or undefined: absent on the wire. */
export const present = <T extends object>(value: T): Defined<T> =>
  Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== null && inner !== undefined)) as Defined<T>;
