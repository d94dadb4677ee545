import type { AgreementPhase } from '@zuomei/contracts';
import type { PaperCopy } from '../paper/paper-copy.entity.js';
import type { Agreement } from './agreement.entity.js';
import {
  type AgreementDetail,
  type AgreementView,
  type EnvelopeView,
  type PaperCopyView,
  present,
  type SignatoryView,
} from './agreements.view.js';
import type { Envelope } from './envelope.entity.js';
import type { EnvelopeJob } from './envelope-jobs.query.js';
import type { Party } from './party.entity.js';
import type { Signatory } from './signatory.entity.js';

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
  /** Seals and evidence that are not there yet, by envelope. */
  jobs: Map<string, EnvelopeJob>;
  /** Of the latest mail with a link, by signatory. */
  deliveries: Map<string, Delivery>;
  /** Whether addresses may be shown. */
  forStaff: boolean;
}

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
    locale: forStaff ? signatory.locale : undefined,
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

const envelopeView = (envelope: Envelope, parts: AgreementParts): EnvelopeView => {
  const job = parts.forStaff ? parts.jobs.get(envelope.id) : undefined;
  const sealing = envelope.status === 'completed' ? undefined : job;
  return present({
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
    sealError: sealing?.error,
    sealAttempts: sealing?.attempts,
    sealRetryAt: iso(sealing?.nextAttemptAt ?? null),
    certificateSubject: envelope.certificateSubject ?? undefined,
    seal: envelope.seal ?? undefined,
    evidenceSha256: envelope.evidenceSha256 ?? undefined,
    evidenceError: envelope.status === 'completed' ? job?.error : undefined,
  });
};

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

export const detailOf = (
  parts: AgreementParts,
  paper: PaperCopy | null,
  linked: Pick<AgreementDetail, 'events' | 'predecessor' | 'successors'>,
): AgreementDetail => ({
  ...viewOf(parts),
  ...linked,
  body: parts.agreement.body,
  envelopes: parts.envelopes.map((envelope) => envelopeView(envelope, parts)),
  ...(paper && { paper: paperView(paper) }),
});
