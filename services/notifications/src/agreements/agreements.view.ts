import type {
  AgreementKind,
  AgreementPhase,
  AgreementStatus,
  EnvelopeStatus,
  SignatoryRole,
  SignatoryStatus,
} from '@zuomei/contracts';
import type { Agreement } from './agreement.entity.js';
import type { Envelope } from './envelope.entity.js';
import type { PaperCopy } from '../paper/paper-copy.entity.js';
import type { Party } from './party.entity.js';
import type { Signatory } from './signatory.entity.js';

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
  /** For staff only. */
  email?: string;
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
  /** Why the seal failed last; it is tried again by itself. For staff only. */
  sealError?: string;
  certificateSubject?: string;
  /** PAdES level, certificate and time-stamp of the seal. */
  seal?: SealView;
  /** SHA-256 of the evidence file; it follows the sealed one within moments. */
  evidenceSha256?: string;
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

/** One agreement, whole. */
export class AgreementDetail extends AgreementView {
  /** Markdown. */
  body!: string;
  /** Newest first. */
  envelopes!: EnvelopeView[];
  paper?: PaperCopyView;
}

export class AgreementPage {
  items!: AgreementView[];
  nextCursor!: string | null;
}

export interface Delivery {
  status: 'queued' | 'sent' | 'dead';
  error: string | null;
}

/** What a view is made of. */
export interface AgreementParts {
  agreement: Agreement;
  phase: AgreementPhase | null;
  parties: Party[];
  /** Newest first. */
  envelopes: Envelope[];
  signatories: Signatory[];
  /** Why seals failed, by envelope. */
  sealErrors: Map<string, string>;
  /** Of the latest mail with a link, by signatory. */
  deliveries: Map<string, Delivery>;
  /** Whether addresses may be shown. */
  forStaff: boolean;
}

type Defined<T> = { [K in keyof T]: Exclude<T[K], null> };
/** Leaves out what is null or undefined: absent on the wire. */
export const present = <T extends object>(value: T): Defined<T> =>
  Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== null && inner !== undefined)) as Defined<T>;

const iso = (at: Date | null): string | undefined => at?.toISOString();

const signatoryView = (signatory: Signatory, { parties, deliveries, forStaff }: AgreementParts): SignatoryView => {
  const delivery = forStaff ? deliveries.get(signatory.id) : undefined;
  const party = parties.find((candidate) => candidate.position === signatory.partyPosition);
  return present({
    id: signatory.id,
    name: signatory.name,
    title: signatory.title ?? undefined,
    role: signatory.role,
    order: signatory.order,
    status: signatory.status,
    partyLabel: party?.label,
    party: party?.name,
    email: forStaff ? signatory.email : undefined,
    notifiedAt: iso(signatory.notifiedAt),
    openedAt: iso(signatory.openedAt),
    mail: delivery?.status,
    mailError: delivery?.error ?? undefined,
    reminders: signatory.isAwaited && signatory.notifiedAt !== null ? signatory.reminders : undefined,
    remindAt: signatory.isAwaited ? iso(signatory.remindAt) : undefined,
    signedAt: signatory.isDone ? iso(signatory.actedAt) : undefined,
    delegatedFromId: signatory.delegatedFromId ?? undefined,
    reason: signatory.reason ?? undefined,
  });
};

const envelopeView = (envelope: Envelope, parts: AgreementParts): EnvelopeView =>
  present({
    id: envelope.id,
    status: envelope.status,
    previousId: envelope.previousId ?? undefined,
    signatories: parts.signatories
      .filter((signatory) => signatory.envelopeId === envelope.id)
      .map((signatory) => signatoryView(signatory, parts)),
    createdAt: envelope.createdAt.toISOString(),
    sentAt: iso(envelope.sentAt),
    expiresAt: iso(envelope.expiresAt),
    endedAt: iso(envelope.endedAt),
    completedAt: envelope.status === 'completed' ? iso(envelope.endedAt) : undefined,
    reason: envelope.reason ?? undefined,
    documentSha256: envelope.documentSha256 ?? undefined,
    sealedSha256: envelope.sealedSha256 ?? undefined,
    sealError: parts.forStaff ? parts.sealErrors.get(envelope.id) : undefined,
    certificateSubject: envelope.certificateSubject ?? undefined,
    seal: envelope.seal ?? undefined,
    evidenceSha256: envelope.evidenceSha256 ?? undefined,
  });

export function viewOf(parts: AgreementParts): AgreementView {
  const { agreement, parties, envelopes, signatories } = parts;
  const current = envelopes.find((envelope) => envelope.id === agreement.envelopeId);
  if (!current) throw new Error(`agreement ${agreement.id} has no envelope`);
  return present({
    id: agreement.id,
    version: agreement.version,
    number: agreement.number,
    kind: agreement.kind,
    title: agreement.title,
    status: agreement.status,
    phase: parts.phase ?? undefined,
    evidence: agreement.evidence ?? undefined,
    code: agreement.code ?? undefined,
    source: agreement.source ?? undefined,
    signedOn: agreement.signedOn ?? undefined,
    followUpId: agreement.followUpId ?? undefined,
    eventIds: agreement.eventIds,
    parties: parties.map(({ organisationId, name, label, position }) => ({
      organisationId,
      name,
      label,
      signatories: signatories
        .filter((signatory) => signatory.envelopeId === current.id && signatory.partyPosition === position)
        .map((signatory) => signatoryView(signatory, parts)),
    })),
    amount: agreement.amount ?? undefined,
    technologyTransactionAmount: agreement.technologyTransactionAmount ?? undefined,
    currency: agreement.currency,
    termStartsOn: agreement.termStartsOn ?? undefined,
    termEndsOn: agreement.termEndsOn ?? undefined,
    renewsId: agreement.renewsId ?? undefined,
    endedTermFigures: agreement.endedTermFigures,
    signBy: iso(agreement.signBy),
    signingCode: agreement.signingCode,
    verifyCode: current.documentSha256 === null ? undefined : current.verifyCode,
    createdAt: agreement.createdAt.toISOString(),
    envelope: envelopeView(current, parts),
  });
}

const paperView = (copy: PaperCopy): PaperCopyView =>
  present({
    sha256: copy.sha256,
    signedOn: copy.signedOn,
    place: copy.place,
    uploadedBy: copy.uploadedBy,
    uploadedByName: copy.uploadedByName ?? undefined,
    uploadedAt: copy.uploadedAt.toISOString(),
    verifiedBy: copy.verifiedBy ?? undefined,
    verifiedByName: copy.verifiedByName ?? undefined,
    verifiedAt: iso(copy.verifiedAt),
  });

export const detailOf = (parts: AgreementParts, paper: PaperCopy | null): AgreementDetail => ({
  ...viewOf(parts),
  body: parts.agreement.body,
  envelopes: parts.envelopes.map((envelope) => envelopeView(envelope, parts)),
  ...(paper && { paper: paperView(paper) }),
});
