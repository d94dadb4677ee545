import type { RunningEvents } from './running-events.js';

export const admin = { roles: ['admin'] };

/** An organisation recorded now. */
export async function organisation(events: RunningEvents, name = '电子科技大学'): Promise<string> {
  const { body } = await events.ask<{ id: string }>('POST', '/api/organisations', {
    as: admin,
    body: { name, kind: 'university' },
  });
  return body.id;
}

/** What an event cannot be without. */
export const eventOf = (hostId: string, more: Record<string, unknown> = {}): Record<string, unknown> => ({
  title: '科技成果精准对接会',
  kind: 'matchmaking',
  mode: 'onsite',
  visibility: 'public',
  hostIds: [hostId],
  startsAt: '2031-03-10T01:00:00.000Z',
  endsAt: '2031-03-10T09:00:00.000Z',
  ...more,
});

/** A draft of a new host. */
export async function draft(
  events: RunningEvents,
  more: Record<string, unknown> = {},
): Promise<{ id: string; hostId: string }> {
  const hostId = await organisation(events);
  const { status, text, body } = await events.ask<{ id: string }>('POST', '/api/events', {
    as: admin,
    body: eventOf(hostId, more),
  });
  if (status !== 201) throw new Error(text);
  return { id: body.id, hostId };
}

/** A published event of a new host. */
export async function published(
  events: RunningEvents,
  more: Record<string, unknown> = {},
): Promise<{ id: string; hostId: string }> {
  const event = await draft(events, more);
  const { status, text } = await events.ask('POST', `/api/events/${event.id}/publish`, { as: admin, body: {} });
  if (status !== 200) throw new Error(text);
  return event;
}
