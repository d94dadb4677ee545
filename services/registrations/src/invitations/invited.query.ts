import { Injectable } from '@nestjs/common';
import { Clock } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import { OfferedSession } from '../offerings/offered-session.entity.js';
import { Offering } from '../offerings/offering.entity.js';
import { OfferingsQuery } from '../offerings/offerings.query.js';
import { eventOf } from '../registrations/place-event.js';
import { usedSeats } from './guests.js';
import { Invitation } from './invitation.entity.js';
import { viewOf } from './invitation-view.js';
import type { InvitedDto, InvitedEventDto } from './invited.dto.js';

/** What the page of an invitation shows: it may be all that its holder can see of the event. */
@Injectable()
export class InvitedQuery {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly offerings: OfferingsQuery,
  ) {}

  async read(id: string): Promise<InvitedDto> {
    const invitation = await this.db.manager.findOneByOrFail(Invitation, { id });
    const used = await usedSeats(this.db.manager, [id]);
    return {
      invitation: viewOf(invitation, used.get(id) ?? 0, this.clock.now()),
      event: await this.event(invitation.offeringId),
    };
  }

  private async event(id: string): Promise<InvitedEventDto> {
    const offering = await this.db.manager.findOneByOrFail(Offering, { id });
    const sessions = await this.db.manager.find(OfferedSession, {
      where: { offeringId: id, removed: false },
      order: { startsAt: 'ASC', sessionId: 'ASC' },
    });
    const hosts: { id: string; name: string }[] = await this.db.query(
      'SELECT id, name FROM organisations WHERE id = ANY($1) ORDER BY array_position($1::uuid[], id)',
      [offering.hostIds],
    );
    return {
      ...eventOf(offering),
      hosts,
      questions: offering.questions,
      sessions: sessions.map((session) => ({
        sessionId: session.sessionId,
        title: session.title,
        startsAt: session.startsAt.toISOString(),
        endsAt: session.endsAt.toISOString(),
        ...(session.room ? { room: session.room } : {}),
        placesLeft: Number.isFinite(session.seatsFree) ? session.seatsFree : null,
      })),
      availability: await this.offerings.availability(offering, this.clock.now()),
    };
  }
}
