import { Injectable } from '@nestjs/common';
import type { Caller } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import { Offering } from '../offerings/offering.entity.js';
import { EventNotFound } from '../registrations/registrations.errors.js';
import { requireHost } from '../registrations/visibility.js';
import { Invitation } from './invitation.entity.js';
import { InvitationNotFound } from './invitations.errors.js';

/** An invitation to whoever organises its event. */
@Injectable()
export class InvitationAccess {
  constructor(private readonly db: DataSource) {}

  /** @throws InvitationNotFound also for one to an event that the caller cannot see, or to another than `eventId` */
  async organiser(id: string, caller: Caller, eventId?: string): Promise<void> {
    const invitation = await this.db.manager.findOneBy(Invitation, { id });
    if (!invitation || (eventId !== undefined && invitation.offeringId !== eventId)) throw new InvitationNotFound();
    const offering = await this.db.manager.findOneBy(Offering, { id: invitation.offeringId });
    try {
      requireHost(offering, caller);
    } catch (error) {
      throw error instanceof EventNotFound ? new InvitationNotFound() : error;
    }
  }
}
