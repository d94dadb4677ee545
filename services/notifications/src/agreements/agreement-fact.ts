import type { AgreementV1 } from '@zuomei/contracts';
import type { Agreement } from './agreement.entity.js';
import type { Party } from './party.entity.js';
import { present } from './agreements.view.js';

/** An agreement as its facts tell it: ids, figures and dates, no people. */
export const factOf = (agreement: Agreement, parties: Party[]): AgreementV1 =>
  present({
    agreementId: agreement.id,
    version: agreement.version,
    number: agreement.number,
    kind: agreement.kind,
    status: agreement.status,
    eventIds: agreement.eventIds,
    followUpId: agreement.followUpId ?? undefined,
    partyIds: [...new Set(parties.map((party) => party.organisationId))],
    amount: agreement.amount ?? undefined,
    technologyTransactionAmount: agreement.technologyTransactionAmount ?? undefined,
    currency: agreement.currency,
    signedOn: agreement.signedOn ?? undefined,
    termStartsOn: agreement.termStartsOn ?? undefined,
    termEndsOn: agreement.termEndsOn ?? undefined,
  });
