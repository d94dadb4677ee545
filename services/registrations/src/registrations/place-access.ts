import { Injectable } from '@nestjs/common';
import { type Caller, Clock, Forbidden, readCookie, type RequestWithCaller, Unauthenticated } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import { Offering } from '../offerings/offering.entity.js';
import { hashOf, sameHash, subjectOf } from './place-secrets.js';
import { Registration } from './registration.entity.js';
import { PlaceNotFound } from './registrations.errors.js';

export const placeCookie = 'zuomei_place';

export interface Place {
  registration: Registration;
  offering: Offering;
  by: 'attendee' | 'organiser';
}

/** Who may see and change one registration: whoever holds its link, and the event's organisers. */
@Injectable()
export class PlaceAccess {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /** @throws Unauthenticated without link and sign-in | PlaceNotFound for a link that is not its own | Forbidden */
  async open(id: string, request: RequestWithCaller, caller: Caller): Promise<Place> {
    const header = request.headers['x-manage-token'];
    const token = typeof header === 'string' ? header : readCookie(request, placeCookie);
    if (token === undefined && caller.kind === 'anonymous') throw new Unauthenticated(openTheLink);
    const registration = await this.db.manager.findOneBy(Registration, { id });
    if (!registration) throw new PlaceNotFound();
    const offering = await this.db.manager.findOneByOrFail(Offering, { id: registration.offeringId });
    if (token !== undefined && this.opens(registration, offering, token))
      return { registration, offering, by: 'attendee' };
    if (caller.hostsAnyOf(offering.hostIds)) return { registration, offering, by: 'organiser' };
    if (caller.kind === 'user') throw new Forbidden();
    throw new PlaceNotFound();
  }

  async attendee(id: string, request: RequestWithCaller, caller: Caller): Promise<Place> {
    const place = await this.open(id, request, caller);
    if (place.by !== 'attendee') throw new Forbidden(onlyTheAttendee);
    return place;
  }

  async organiser(id: string, request: RequestWithCaller, caller: Caller): Promise<Place> {
    const place = await this.open(id, request, caller);
    if (!caller.hostsAnyOf(place.offering.hostIds)) throw new Forbidden();
    return place;
  }

  /** The registration a link opens. @throws PlaceNotFound for whatever is no valid link */
  async byToken(token: string): Promise<Registration> {
    const id = subjectOf(token);
    const registration = id === undefined ? null : await this.db.manager.findOneBy(Registration, { id });
    const offering = registration && (await this.db.manager.findOneBy(Offering, { id: registration.offeringId }));
    if (!registration || !offering || !this.opens(registration, offering, token)) throw new PlaceNotFound();
    return registration;
  }

  /** A link lives as long as the data it opens: survey and erasure come after the event. */
  private opens(registration: Registration, offering: Offering, token: string): boolean {
    const { peopleDueAt } = offering;
    if (registration.erasedAt || (peopleDueAt && peopleDueAt <= this.clock.now())) return false;
    return sameHash(registration.linkHash, hashOf(token));
  }
}

const openTheLink = { zh: '请从邮件中的链接打开。', en: 'Open it from the link in your mail.' };
const onlyTheAttendee = { zh: '只有参会者本人可以这样做。', en: 'Only the attendee may do this.' };
