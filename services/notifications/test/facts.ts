import type { EventSnapshotV1, OrganisationRecordedV1, RegistrationV1 } from '@zuomei/contracts';
import { newId } from '@zuomei/platform';

export const eventFact = (more: Partial<EventSnapshotV1> = {}): EventSnapshotV1 => ({
  eventId: newId(),
  version: 1,
  title: '校企双进·人工智能专场对接会',
  titleEn: 'AI matchmaking day',
  kind: 'matchmaking',
  mode: 'onsite',
  visibility: 'public',
  status: 'published',
  hostIds: [],
  guestIds: [],
  startsAt: '2027-03-10T01:00:00.000Z',
  endsAt: '2027-03-10T03:30:00.000Z',
  datePrecision: 'minute',
  timeZone: 'Asia/Shanghai',
  venue: '科技园会议中心一层',
  imported: false,
  sessions: [],
  terms: { approval: false, pendingHoldsSeat: true, waitlist: true, waitlistPolicy: 'fill', questions: [] },
  ...more,
});

export const organisationFact = (more: Partial<OrganisationRecordedV1> = {}): OrganisationRecordedV1 => ({
  organisationId: newId(),
  version: 1,
  name: '西南科技大学',
  kind: 'university',
  ...more,
});

export const registrationFact = (more: Partial<RegistrationV1> & { eventId: string }): RegistrationV1 => ({
  registrationId: newId(),
  version: 1,
  status: 'confirmed',
  sessionIds: [],
  ...more,
});
