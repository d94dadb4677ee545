import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { eventually } from '@zuomei/testing';
import { type RunningEvents, runEvents } from './running-events.js';
import { admin, published } from './samples.js';
import { hearFacts } from './told-facts.js';

let events: RunningEvents;
let facts: Awaited<ReturnType<typeof hearFacts>>;

beforeAll(async () => {
  events = await runEvents();
  facts = await hearFacts(events.environment);
});
afterAll(async () => {
  await facts.stop();
  await events.stop();
});

it('ends what came due while no instance ran as soon as one runs again', async () => {
  const end = Date.now() + 1500;
  const { id } = await published(events, {
    startsAt: new Date(end - 3_600_000).toISOString(),
    endsAt: new Date(end).toISOString(),
  });
  await events.leave();
  await eventually(() => expect(Date.now()).toBeGreaterThan(end));
  const { url } = await events.another();
  await eventually(async () => {
    const { body } = await events.ask('GET', `/api/events/${id}`, { as: admin, at: url });
    expect(body).toMatchObject({ status: 'ended', version: 3 });
  });
  await eventually(() => expect(facts.about(id)).toHaveLength(3));
  expect(facts.about(id).at(-1)).toMatchObject({
    type: 'events.event-ended.v1',
    version: 3,
    fact: { status: 'ended' },
  });
});
