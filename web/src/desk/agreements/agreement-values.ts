import type { AgreementBody, AgreementDetail } from '../../api/agreements';
import type { FollowUpDetail } from '../../api/follow-ups';

export type AgreementValues = AgreementBody;

const labels = ['甲方', '乙方', '丙方', '丁方'];
/** 甲方, 乙方, … : how parties are called in the text of an agreement, whatever the language of the screen. */
export const partyLabel = (at: number): string => labels[at] ?? `第${at + 1}方`;

const signer = { name: '', email: '', title: '', role: 'signer' as const, order: 1 };
const party = (at: number, organisationId?: string) => ({
  organisationId: organisationId ?? undefined,
  label: partyLabel(at),
  signatories: [{ ...signer }],
});

/** A new agreement: two parties, those of the follow-up where there is one. */
export function freshValues(followUp: FollowUpDetail | undefined): Record<string, unknown> {
  return {
    kind: 'development',
    parties: [party(0, followUp?.toOrganisationId), party(1, followUp?.fromOrganisationId)],
    eventIds: followUp?.eventId ? [followUp.eventId] : [],
  };
}

export function valuesOf(agreement: AgreementDetail): Record<string, unknown> {
  return {
    ...agreement,
    signBy: agreement.signBy?.slice(0, 10),
    parties: agreement.parties.map(({ organisationId, label, signatories }) => ({
      organisationId,
      label,
      signatories: signatories.map(({ name, email, title, role, order }) => ({ name, email, title, role, order })),
    })),
  };
}

/** What is sent; empty texts and dates as null. */
export function bodyOf(values: AgreementValues, followUpId: string | undefined): AgreementBody {
  const {
    kind,
    title,
    body,
    parties,
    amount,
    technologyTransactionAmount,
    termStartsOn,
    termEndsOn,
    signBy,
    eventIds,
  } = values;
  return {
    kind,
    title: title.trim(),
    body: body ?? '',
    eventIds: eventIds ?? [],
    ...(followUpId ? { followUpId } : {}),
    amount: plain(amount),
    technologyTransactionAmount: plain(technologyTransactionAmount),
    termStartsOn: termStartsOn || null,
    termEndsOn: termEndsOn || null,
    signBy: signBy || null,
    parties: parties.map(({ organisationId, label, signatories }) => ({
      organisationId,
      label: label.trim(),
      signatories: (signatories ?? []).map((one) => ({
        name: one.name.trim(),
        email: one.email.trim(),
        title: one.title?.trim() || undefined,
        role: one.role,
        order: one.order ?? 1,
      })),
    })),
  };
}

/** People write `1,200,000`; the wire has `1200000`. */
const plain = (amount: string | null | undefined): string | null => amount?.replace(/[,,\s]/g, '') || null;
