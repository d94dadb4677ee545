import { Injectable } from '@nestjs/common';
import { type Caller, Clock, Forbidden, readCookie, type RequestWithCaller, Unauthenticated } from '@zuomei/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { Offering } from '../offerings/offering.entity.js';
import { hashOf, sameHash, subjectOf } from '../registrations/place-secrets.js';
import { EventNotFound } from '../registrations/registrations.errors.js';
import { requireHost } from '../registrations/visibility.js';
import { doorLinkExpired, DoorLinkNotFound, doorLinkRevoked } from './door-links.errors.js';

export const doorCookie = 'zuomei_door';

/** Who stands at the door, as the request shows it; whether they may is decided from the database. */
export interface Gate {
  readonly caller: Caller;
  readonly door?: { readonly id: string; readonly hash: Buffer };
}

export interface DoorLink {
  id: string;
  offering_id: string;
  label: string;
  token_hash: Buffer;
  expires_at: Date;
  revoked_at: Date | null;
}

/** Who is written down for a scan: a user, or a door link. */
export type Steward = { userId: string; doorLinkId?: undefined } | { userId?: undefined; doorLinkId: string };

/** @throws Unauthenticated without sign-in or door link | Forbidden for who can be no organiser */
export function gateOf(request: RequestWithCaller, caller: Caller): Gate {
  const header = request.headers['x-door-token'];
  const token = typeof header === 'string' ? header : readCookie(request, doorCookie);
  const id = token === undefined ? undefined : subjectOf(token);
  if (token !== undefined && id !== undefined) return { caller, door: { id, hash: hashOf(token) } };
  if (caller.kind !== 'user') throw new Unauthenticated(openTheLink);
  if (!caller.has('organiser')) throw new Forbidden();
  return { caller };
}

const openTheLink = { zh: '请先登录,或打开值守链接。', en: 'Sign in, or open the door link.' };

/** @throws what keeps them from working at this door */
export function admit(gate: Gate, offering: Offering | undefined, link: DoorLink | undefined, now: Date): Steward {
  const { caller, door } = gate;
  if (offering && caller.hostsAnyOf(offering.hostIds)) return { userId: caller.userId };
  if (!door) {
    requireHost(offering, caller);
    return { userId: caller.userId };
  }
  // A link that is none, or that of another event, opens nothing; which of the two is nobody's business.
  if (!link || !offering || link.offering_id !== offering.id || !sameHash(link.token_hash, door.hash)) {
    throw caller.kind === 'user' ? new Forbidden() : new Unauthenticated(openTheLink);
  }
  if (link.revoked_at) throw doorLinkRevoked();
  if (link.expires_at <= now) throw doorLinkExpired();
  return { doorLinkId: link.id };
}

export async function readDoorLinks(db: EntityManager, ids: string[]): Promise<Map<string, DoorLink>> {
  if (ids.length === 0) return new Map();
  const rows: DoorLink[] = await db.query(
    `SELECT id, offering_id, label, token_hash, expires_at, revoked_at FROM door_links WHERE id = ANY($1::uuid[])`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** Organisers of an event, and whoever holds a link to its door. */
@Injectable()
export class DoorAccess {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /** @throws Unauthenticated | Forbidden | EventNotFound | DOOR_LINK_REVOKED | DOOR_LINK_EXPIRED */
  async open(
    eventId: string,
    request: RequestWithCaller,
    caller: Caller,
  ): Promise<{ offering: Offering; steward: Steward }> {
    const gate = gateOf(request, caller);
    const offering = (await this.db.manager.findOneBy(Offering, { id: eventId })) ?? undefined;
    const links = await readDoorLinks(this.db.manager, gate.door ? [gate.door.id] : []);
    const steward = admit(gate, offering, gate.door && links.get(gate.door.id), this.clock.now());
    if (!offering) throw new EventNotFound();
    return { offering, steward };
  }

  /** The link a token opens. @throws DoorLinkNotFound | DOOR_LINK_REVOKED | DOOR_LINK_EXPIRED */
  async byToken(token: string): Promise<DoorLink> {
    const id = subjectOf(token);
    const link = id === undefined ? undefined : (await readDoorLinks(this.db.manager, [id])).get(id);
    if (!link || !sameHash(link.token_hash, hashOf(token))) throw new DoorLinkNotFound();
    if (link.revoked_at) throw doorLinkRevoked();
    if (link.expires_at <= this.clock.now()) throw doorLinkExpired();
    return link;
  }
}
