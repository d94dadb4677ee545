import type { AgreementBody, AgreementDetail, PreviewBody } from '../../api/agreements';
import type { FollowUpDetail } from '../../api/follow-ups';
import { localDay } from '../../format/when';

/** `filledFromId`: the template that the draft was made of before. */
export type AgreementValues = AgreementBody & { filledFromId?: string };

const labels = ['甲方', '乙方', '丙方', '丁方'];
/** 甲方, 乙方, … : how parties are called in the text of an agreement, whatever the language of the screen. */
export const partyLabel = (at: number): string => labels[at] ?? `第${at + 1}方`;

const signer = { name: '', email: '', title: '', role: 'signer' as const, order: 1 };
const party = (at: number, organisationId?: string) => ({
  organisationId: organisationId ?? undefined,
  label: partyLabel(at),
  signatories: [{ ...signer }],
});

/** A new agreement: two parties, those of the follow-up where there is one, or all of what it renews. */
export function freshValues(
  followUp: FollowUpDetail | undefined,
  renewed: AgreementDetail | undefined,
): Record<string, unknown> {
  if (renewed) {
    const { amount, technologyTransactionAmount, kind, title, body, eventIds, signingCode } = renewed;
    return {
      ...{ amount, technologyTransactionAmount, kind, body, eventIds, signingCode },
      title: `${title}（续签）`,
      parties: partiesOf(renewed),
      termStartsOn: renewed.termEndsOn && dayAfter(renewed.termEndsOn),
      endedTermFigures: [{ asOf: renewed.termEndsOn }],
    };
  }
  return {
    kind: 'development',
    parties: [party(0, followUp?.toOrganisationId), party(1, followUp?.fromOrganisationId)],
    eventIds: followUp?.eventId ? [followUp.eventId] : [],
    signingCode: false,
  };
}

export function valuesOf(agreement: AgreementDetail): Record<string, unknown> {
  return {
    ...agreement,
    signBy: agreement.signBy && localDay(agreement.signBy),
    parties: partiesOf(agreement),
  };
}

/** The parties' own people: who was delegated to signed one file and no other. */
const partiesOf = (agreement: AgreementDetail) =>
  agreement.parties.map(({ organisationId, label, signatories }) => ({
    organisationId,
    label,
    signatories: signatories
      .filter((one) => !one.delegatedFromId)
      .map(({ name, email, title, role, order, locale }) => ({ name, email, title, role, order, locale })),
  }));

const dayAfter = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

/** What is sent; empty texts and dates as null. */
export function bodyOf(values: AgreementValues, more: Pick<AgreementBody, 'followUpId' | 'renewsId'>): AgreementBody {
  return {
    ...more,
    kind: values.kind,
    title: values.title.trim(),
    ...(values.variables || values.templateId || values.filledFromId
      ? { templateId: values.templateId, variables: values.variables ?? {} }
      : { body: values.body ?? '' }),
    eventIds: values.eventIds ?? [],
    amount: plain(values.amount),
    technologyTransactionAmount: plain(values.technologyTransactionAmount),
    termStartsOn: values.termStartsOn || null,
    termEndsOn: values.termEndsOn || null,
    signBy: values.signBy || null,
    signingCode: values.signingCode ?? false,
    ...(values.endedTermFigures && { endedTermFigures: values.endedTermFigures }),
    parties: values.parties.map(({ organisationId, label, signatories }) => ({
      organisationId,
      label: label.trim(),
      signatories: (signatories ?? []).map((one) => ({
        name: one.name.trim(),
        email: one.email.trim(),
        title: one.title?.trim() || undefined,
        role: one.role,
        order: one.order ?? 1,
        locale: one.locale,
      })),
    })),
  };
}

/** What the preview is drawn of; what is not right yet is left out. */
export function previewOf(values: Partial<AgreementValues>): PreviewBody {
  return {
    kind: values.kind,
    title: values.title,
    body: values.body ?? undefined,
    templateId: values.templateId ?? values.filledFromId,
    variables: values.variables,
    amount: sumIn(values.amount),
    technologyTransactionAmount: sumIn(values.technologyTransactionAmount),
    termStartsOn: values.termStartsOn || undefined,
    termEndsOn: values.termEndsOn || undefined,
    parties: values.parties?.map((one) => ({
      organisationId: one?.organisationId,
      label: one?.label,
      signatories: one?.signatories?.map((person) => ({
        name: person?.name,
        title: person?.title,
        role: person?.role,
      })),
    })),
  };
}

/** People write `1,200,000`; the wire has `1200000`. */
const plain = (amount: string | null | undefined): string | null => amount?.replace(/[,,\s]/g, '') || null;
const sumIn = (amount: string | null | undefined): string | undefined =>
  /^\d{1,15}(\.\d{1,2})?$/.exec(plain(amount) ?? '')?.[0];

/** A sum in whole fen, to compare; never through a float. */
export function fenOf(amount: string | null | undefined): bigint {
  const [yuan = '0', fen = ''] = (plain(amount) ?? '0').split('.');
  return BigInt(`${yuan.replace(/\D/g, '') || '0'}${fen.padEnd(2, '0').slice(0, 2)}`);
}
