import { Injectable } from '@nestjs/common';
import type { Caller } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import { EventNotFound, UnknownReference } from '../registrations/registrations.errors.js';
import { maySee, requireHost } from '../registrations/visibility.js';
import { Offering } from './offering.entity.js';

const patienceMs = 5000;
const pauseMs = 100;

/** Events as callers may see them. */
@Injectable()
export class FindOffering {
  constructor(private readonly db: DataSource) {}

  /** @throws EventNotFound for an unknown event and for one that does not exist for this caller */
  async visible(id: string, caller: Caller, invited = false): Promise<Offering> {
    const offering = await this.db.manager.findOneBy(Offering, { id });
    // Staff look at every event, as in the events service; signing up is another matter.
    if (!offering || !(invited || maySee(offering, caller) || caller.has('staff'))) throw new EventNotFound();
    return offering;
  }

  /** @throws Unauthenticated | EventNotFound | Forbidden */
  async hosted(id: string, caller: Caller): Promise<Offering> {
    const offering = await this.db.manager.findOneBy(Offering, { id });
    requireHost(offering, caller);
    return offering;
  }

  /**
   * Before a write: the fact about an event that was created a moment ago may still be on its way, so a signed-in
   * caller is kept waiting up to 5 s; so is who asks for a closed one, or it would be known by the quick answer.
   * @throws UnknownReference after that; EventNotFound at once for anybody else
   */
  async awaited(id: string, caller: Caller): Promise<Offering> {
    const deadline = performance.now() + patienceMs;
    for (;;) {
      const offering = await this.db.manager.findOneBy(Offering, { id });
      if (offering && (maySee(offering, caller) || caller.has('staff'))) return offering;
      if (caller.kind !== 'user') throw new EventNotFound();
      if (performance.now() > deadline) throw new UnknownReference('');
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }

  async awaitedHosted(id: string, caller: Caller): Promise<Offering> {
    const offering = await this.awaited(id, caller);
    requireHost(offering, caller);
    return offering;
  }
}
