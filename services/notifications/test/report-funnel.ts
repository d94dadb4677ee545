import { expect } from '@jest/globals';
import {
  InvitationDue,
  MeetingHeld,
  MilestoneChanged,
  OrganisationRecorded,
  RegistrationConfirmed,
} from '@zuomei/contracts';
import { newId } from '@zuomei/platform';
import { eventually } from '@zuomei/testing';
import { organisationFact, registrationFact } from './facts.js';
import { programme, type Publish } from './programme.js';
import type { RunningNotifications } from './running-notifications.js';

type Ask = <T>(path: string) => Promise<T>;

/** An event whose deal was signed after its year, told fact by fact; its funnel by period, year, event and host. */
export async function expectFunnelToLead(notifications: RunningNotifications, ask: Ask): Promise<void> {
  const publish: Publish = (...all) => notifications.publish(...all);
  const { event, agreement, attend } = programme(publish);
  const host = organisationFact({ kind: 'university' });
  await publish(OrganisationRecorded, host, { id: host.organisationId, version: 1 });
  const hostIds = [host.organisationId];
  const first = await event({ startsAt: '2018-05-10T01:00:00Z', endsAt: '2018-05-10T02:00:00Z', hostIds });
  const second = await event({ startsAt: '2019-05-10T01:00:00Z', endsAt: '2019-05-10T02:00:00Z', hostIds });
  const invite = async (eventId: string, seats?: number, times = 1) => {
    const fact = { invitationId: newId(), eventId, version: 1, message: 'invited' as const, ...(seats && { seats }) };
    for (let version = 1; version <= times; version += 1)
      await publish(InvitationDue, { ...fact, version }, { id: fact.invitationId, version });
  };
  await invite(first, 3);
  await invite(first, undefined, 2);
  await invite(second, 2);
  const [asking, giving, other] = [await attend(first), await attend(first), await attend(second)];
  // One who met two is one of those who met.
  for (const with_ of [giving, other]) {
    const met = { meetingId: newId(), eventId: first, version: 4 };
    const registrationIds = [asking.registrationId, with_.registrationId];
    await publish(MeetingHeld, { ...met, registrationIds }, { id: met.meetingId, version: 4 });
  }
  const waiting = registrationFact({ eventId: first, status: 'pending' });
  const gone = registrationFact({ eventId: first, status: 'cancelled' });
  for (const one of [waiting, gone]) await publish(RegistrationConfirmed, one, { id: one.registrationId, version: 1 });
  const signedLater = await agreement({ eventIds: [first], signedOn: '2020-02-01' });
  const milestone = {
    ...{ milestoneId: newId(), version: 1, agreementId: signedLater.agreementId, eventIds: [first] },
    ...{ kind: 'settled' as const, status: 'reached' as const, dueOn: '2020-03-01', reachedOn: '2020-03-01' },
  };
  await publish(MilestoneChanged, milestone, { id: milestone.milestoneId, version: 1 });
  interface Step {
    step: string;
    value: number;
    rate: number | null;
    change?: number | null;
    href: string;
  }
  const funnel = async (query: string) =>
    ask<{ steps: Step[]; groups: { key: string; label: string; steps: Step[] }[] }>(`/api/reports/funnel?${query}`);
  const period = `from=2018-01-01&to=2019-12-31&host=${host.organisationId}`;
  await eventually(async () => expect((await funnel(period)).steps.at(-1)?.value).toBe(1));
  const { steps } = await funnel(period);
  expect(steps.map(({ step, value, rate }) => [step, value, rate])).toEqual([
    ['invited', 6, null],
    ['signUps', 4, 0.6667],
    ['attendances', 3, 0.75],
    ['met', 3, 1],
    ['intentsOfEvents', 0, 0],
    ['agreementsOfEvents', 1, null],
    ['milestonesOfEvents', 1, 1],
  ]);
  for (const { step, value, href } of steps) {
    const { items } = await ask<{ items: { value: number }[] }>(href);
    expect([step, items.reduce((sum, item) => sum + item.value, 0)]).toEqual([step, value]);
  }
  const years = (await funnel(`${period}&groupBy=year`)).groups;
  expect(years.map(({ key, steps: of }) => [key, of[0]?.value, of[0]?.change])).toEqual([
    ['2018', 4, null],
    ['2019', 2, -0.5],
  ]);
  const events = (await funnel(`${period}&groupBy=event`)).groups;
  expect(events.map(({ key, steps: of }) => [key, of[3]?.value, of[5]?.value])).toEqual([
    [first, 3, 1],
    [second, 0, 0],
  ]);
  const hosts = (await funnel(`${period}&groupBy=host`)).groups;
  expect(hosts.map(({ label }) => label)).toEqual([host.name]);
  const { universities } = await ask<Record<string, { value: number }>>(`/api/reports/summary?${period}`);
  expect(universities?.value).toBe(1);
}
