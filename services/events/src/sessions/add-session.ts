import { Injectable } from '@nestjs/common';
import { EventChanged } from '@zuomei/contracts';
import { Outbox } from '@zuomei/messaging';
import { type Caller, Clock, type OnceKey, transactOnce } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import { lockEventFor } from '../events/event-access.js';
import { requireReferences } from '../references.js';
import { inOrder, programmeOf } from './programme.js';
import { speakerOrganisations } from './session-references.js';
import type { SessionInput, SessionView } from './session.dto.js';
import { Session } from './session.entity.js';
import { mostSessions, TooManySessions } from './sessions.errors.js';
import { oneSessionView } from './sessions.query.js';

@Injectable()
export class AddSession {
  constructor(
    private readonly db: DataSource,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @throws EventNotFound | NotYourEvent | EventStatusRefuses | EventContradiction | UnknownReference | TooManySessions */
  async execute(caller: Caller, eventId: string, input: SessionInput, once?: OnceKey): Promise<SessionView> {
    const { result } = await transactOnce(this.db, once, async (tx) => {
      const event = await lockEventFor(tx, caller, eventId);
      await requireReferences(tx, speakerOrganisations(input));
      const now = this.clock.now();
      const session = Session.plan(eventId, input, now);
      const sessions = inOrder([...(await programmeOf(tx, [eventId])), session]);
      if (sessions.length > mostSessions) throw new TooManySessions();
      event.changeProgramme([session], now);
      await tx.insert(Session, session);
      await tx.save(event);
      await this.outbox.add(tx, EventChanged, { ...event.snapshot(sessions), changed: ['sessions'] }, event);
      return oneSessionView(tx, session);
    });
    return result;
  }
}
