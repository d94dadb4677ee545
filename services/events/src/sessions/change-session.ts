import { Injectable } from '@nestjs/common';
import { EventChanged } from '@zuomei/contracts';
import { Outbox } from '@zuomei/messaging';
import { type Caller, Clock, requireVersion, transact } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import { requireReferences } from '../references.js';
import { inOrder } from './programme.js';
import { lockProgrammeFor } from './locked-programme.js';
import { speakerOrganisations } from './session-references.js';
import type { SessionChange, SessionView } from './session.dto.js';
import { oneSessionView } from './sessions.query.js';

@Injectable()
export class ChangeSession {
  constructor(
    private readonly db: DataSource,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @throws SessionNotFound | NotYourEvent | EventStatusRefuses | EventContradiction | UnknownReference */
  async execute(caller: Caller, id: string, change: SessionChange, ifMatch?: number): Promise<SessionView> {
    return transact(this.db, async (tx) => {
      const { event, session, sessions } = await lockProgrammeFor(tx, caller, id);
      requireVersion(ifMatch, session.version);
      await requireReferences(tx, speakerOrganisations(change));
      const now = this.clock.now();
      if (session.change(change, now)) {
        const programme = inOrder(sessions);
        event.changeProgramme([session], now);
        await tx.save(session);
        await tx.save(event);
        await this.outbox.add(tx, EventChanged, { ...event.snapshot(programme), changed: ['sessions'] }, event);
      }
      return oneSessionView(tx, session);
    });
  }
}
