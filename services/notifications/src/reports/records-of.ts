import type { AgreementV1, IntentRecordedV1, LiveViewsRecordedV1, ShowingRecordedV1 } from '@zuomei/contracts';
import { DateTime } from 'luxon';
import type { ReportRecord } from './write-records.js';

type Said = ReportRecord['said'];

/** The programme's own days, whoever reads them. */
export const reportZone = 'Asia/Shanghai';

/** `<form> <what>`: achievements published and needs published are told apart. */
export function recordOfShowing(fact: ShowingRecordedV1): Said {
  if (fact.removed) return null;
  const what = fact.achievementId ? 'achievement' : fact.needId ? 'need' : 'other';
  const ofId = fact.achievementId ?? fact.needId;
  return { eventId: fact.eventId, form: `${fact.form} ${what}`, ofId, title: fact.title };
}

export const recordOfReading = (form: 'live_view' | 'head_count', fact: LiveViewsRecordedV1): Said => ({
  eventId: fact.eventId,
  form,
  count: fact.count,
  source: fact.source,
  readAt: fact.at,
});

/** An intent counts on the day it was recorded. */
export const recordOfIntent = (fact: IntentRecordedV1, at: Date): Said => ({
  eventIds: fact.eventId ? [fact.eventId] : [],
  form: fact.kind,
  onDate: DateTime.fromJSDate(at, { zone: reportZone }).toISODate() ?? '',
  organisationIds: [fact.fromOrganisationId, fact.toOrganisationId].filter((id) => id !== undefined),
});

/** An agreement counts once it is signed, also when it has ended since; before that and when abandoned it does not. */
export function recordOfAgreement(fact: AgreementV1): Said {
  if (fact.signedOn === undefined || (fact.status !== 'signed' && fact.status !== 'terminated')) return null;
  return {
    eventIds: fact.eventIds,
    form: fact.kind,
    onDate: fact.signedOn,
    organisationIds: fact.partyIds,
    amount: fact.amount,
    technologyAmount: fact.technologyTransactionAmount,
  };
}
