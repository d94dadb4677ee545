import type { Caller } from '@zuomei/platform';
import type { EntityManager } from 'typeorm';
import { Event } from './event.entity.js';
import { EventNotFound, NotYourEvent } from './event.errors.js';

/** Organisers of one of its hosts, and administrators. */
export const organises = (caller: Caller, event: Event): boolean => caller.hostsAnyOf(event.hostIds);

/** An event that was never published stays unseen when it is cancelled. */
const wasPublished = (event: Event): boolean =>
  event.status !== 'draft' && (event.publishedAt !== null || event.imported);

/** Who sees an event; for everybody else it does not exist. The same rule in SQL: `visibleTo`. */
export function maySee(caller: Caller, event: Event): boolean {
  if (caller.has('staff') || organises(caller, event)) return true;
  if (!wasPublished(event)) return false;
  return event.visibility === 'public' || (event.visibility === 'internal' && caller.kind === 'user');
}

/** `maySee` as a condition on table `e`, with its parameters. */
export function visibleTo(caller: Caller): { sql: string; parameters: Record<string, unknown> } {
  if (caller.has('staff')) return { sql: 'true', parameters: {} };
  const audiences = caller.kind === 'user' ? ['public', 'internal'] : ['public'];
  const published = `(e.visibility IN (:...audiences) AND e.status <> 'draft' AND (e.published_at IS NOT NULL OR e.imported))`;
  if (!caller.has('organiser') || caller.hosts.length === 0) return { sql: published, parameters: { audiences } };
  return {
    sql: `(${published} OR e.host_ids && :mine::uuid[])`,
    parameters: { audiences, mine: [...caller.hosts] },
  };
}

/**
 * Locks an event before it is read, so that versions, and so facts, follow each other without a gap.
 * @throws EventNotFound | NotYourEvent
 */
export async function lockEventFor(tx: EntityManager, caller: Caller, id: string): Promise<Event> {
  const event = await tx.findOne(Event, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!event || !maySee(caller, event)) throw new EventNotFound();
  if (!organises(caller, event)) throw new NotYourEvent();
  return event;
}
