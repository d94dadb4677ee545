import {
  AgreementSigned,
  type AgreementV1,
  AttendanceRecorded,
  type EventKind,
  EventPublished,
  LiveViewsRecorded,
  RegistrationConfirmed,
  type ShowingForm,
  ShowingRecorded,
} from '@zuomei/contracts';
import { newId } from '@zuomei/platform';
import { eventFact, registrationFact } from './facts.js';
import type { RunningNotifications } from './running-notifications.js';

export type Publish = RunningNotifications['publish'];

const signed = (more: Partial<AgreementV1>): AgreementV1 => ({
  agreementId: newId(),
  version: 1,
  number: `T-${newId().slice(-6)}`,
  kind: 'development',
  status: 'signed',
  eventIds: [],
  partyIds: [],
  currency: 'CNY',
  signedOn: '2021-06-01',
  ...more,
});

/** What happens in a programme, as facts on its topics. */
export function programme(publish: Publish) {
  const event = async (more: Parameters<typeof eventFact>[0] = {}): Promise<string> => {
    const fact = eventFact({ startsAt: '2021-03-10T01:00:00Z', endsAt: '2021-03-10T03:00:00Z', ...more });
    await publish(EventPublished, fact, { id: fact.eventId, version: 1 });
    return fact.eventId;
  };
  const agreement = async (more: Partial<AgreementV1>): Promise<AgreementV1> => {
    const fact = signed(more);
    await publish(AgreementSigned, fact, { id: fact.agreementId, version: 1 });
    return fact;
  };
  const show = async (
    eventId: string,
    form: 'published' | 'roadshow' | 'lab_tour',
    what: 'achievementId' | 'needId',
  ) => {
    const fact = { showingId: newId(), version: 1, eventId, form, removed: false, [what]: newId() };
    await publish(ShowingRecorded, fact, { id: fact.showingId, version: 1 });
  };
  const views = async (eventId: string, count: number, at: string, source: string) => {
    const fact = { readingId: newId(), version: 1, eventId, count, at, source };
    await publish(LiveViewsRecorded, fact, { id: fact.readingId, version: 1 });
  };
  const attend = async (eventId: string, more: Parameters<typeof registrationFact>[0] = { eventId }) => {
    const registration = registrationFact({ ...more, eventId });
    const { registrationId } = registration;
    await publish(RegistrationConfirmed, registration, { id: registrationId, version: 1 });
    const checkInId = newId();
    const fact = {
      registrationId,
      eventId,
      version: 2,
      checkInId,
      occurredAt: '2021-03-10T01:00:00Z',
      channel: 'gate',
    };
    await publish(AttendanceRecorded, fact, { id: registrationId, version: 2 });
    return { registrationId, checkInId };
  };
  return { event, agreement, show, views, attend };
}

interface RecordsMaker {
  publishedTotals: (year: number) => object;
  makeRecords: (
    year: number,
    totals: object,
  ) => {
    events: { code: string; kind: EventKind; day: string }[];
    showings: { event: string; what: 'achievement' | 'need'; form: ShowingForm }[];
    readings: { event: string; at: string; source: string; count: number }[];
    attendances: string[];
    agreements: { event: string; signedOn: string; amount: string }[];
  };
}

/** The programme's own maker of records, which stands with its examples and belongs to no service. */
export async function recordsMaker(): Promise<RecordsMaker> {
  const place = '../../../examples/make-records.js';
  return (await import(place)) as RecordsMaker;
}
