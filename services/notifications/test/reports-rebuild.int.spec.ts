import { afterAll, beforeAll, expect, it } from '@jest/globals';
import {
  AgreementSigned,
  AttendanceRecorded,
  AttendanceUndone,
  EventPublished,
  MeetingHeld,
  OrganisationCounted,
  RegistrationConfirmed,
} from '@zuomei/contracts';
import { newId } from '@zuomei/platform';
import { eventually } from '@zuomei/testing';
import { DataSource } from 'typeorm';
import { rebuildReports } from '../src/reports/rebuild-reports.js';
import { eventFact, registrationFact } from './facts.js';
import { type RunningNotifications, runNotifications } from './running-notifications.js';

let notifications: RunningNotifications;
let staff: string;
beforeAll(async () => {
  notifications = await runNotifications();
  staff = await notifications.users.bearer({ roles: ['staff'] });
});
afterAll(() => notifications.stop());

it('makes the same figures anew from the topics, whatever had become of them', async () => {
  const event = eventFact();
  await notifications.publish(EventPublished, event, { id: event.eventId, version: 1 });
  for (let n = 0; n < 3; n += 1) {
    const registration = registrationFact({ eventId: event.eventId });
    const { registrationId } = registration;
    const [about, checkInId] = [{ eventId: event.eventId, registrationId }, newId()];
    await notifications.publish(RegistrationConfirmed, registration, { id: registrationId, version: 1 });
    const came = { ...about, version: 2, checkInId, occurredAt: event.startsAt, channel: 'gate' };
    await notifications.publish(AttendanceRecorded, came, { id: registrationId, version: 2 });
    const undone = { ...about, version: 3, checkInId };
    if (n === 0) await notifications.publish(AttendanceUndone, undone, { id: registrationId, version: 3 });
  }
  const met = { meetingId: newId(), eventId: event.eventId, version: 4, registrationIds: [newId(), newId()] };
  await notifications.publish(MeetingHeld, met, { id: met.meetingId, version: 4 });
  const typed = { registrationId: newId(), eventId: event.eventId, version: 1, typedId: newId() };
  await notifications.publish(OrganisationCounted, typed, { id: typed.registrationId, version: 1 });
  const agreement = {
    agreementId: newId(),
    version: 1,
    number: 'T-1',
    kind: 'development' as const,
    status: 'signed' as const,
    eventIds: [event.eventId],
    partyIds: [],
    currency: 'CNY' as const,
    amount: '12.30',
    signedOn: '2026-06-01',
  };
  await notifications.publish(AgreementSigned, agreement, { id: agreement.agreementId, version: 1 });
  const summary = async () => (await notifications.call('GET', '/api/reports/summary', { as: staff })).body;
  await eventually(async () =>
    expect(await summary()).toMatchObject({ attendances: { value: 2 }, met: { value: 2 }, amount: { value: '12.30' } }),
  );
  const before = await summary();
  const { environment } = notifications;
  const settings = { kafkaBrokers: environment['KAFKA_BROKERS'] ?? '', topicPrefix: environment['TOPIC_PREFIX'] };
  const db = notifications.get(DataSource);
  expect(await rebuildReports(db, settings)).toEqual({ facts: 11, refused: 0, same: true });
  // As after a relay that died between the broker's ack and its own mark: every fact stands twice on its topic.
  await db.query('UPDATE outbox SET published_at = NULL');
  await eventually(async () =>
    expect(await db.query('SELECT count(*)::int AS left FROM outbox WHERE published_at IS NULL')).toEqual([
      { left: 0 },
    ]),
  );
  expect(await rebuildReports(db, settings)).toEqual({ facts: 11, refused: 0, same: true });
  await db.query(`UPDATE report_records SET amount = 1; DELETE FROM report_events`);
  expect(await rebuildReports(db, settings)).toMatchObject({ facts: 11, same: false });
  expect(await summary()).toEqual(before);
});
