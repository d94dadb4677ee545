import { Injectable } from '@nestjs/common';
import { EventChanged } from '@zuomei/contracts';
import { Outbox } from '@zuomei/messaging';
import { type Caller, Clock, requireVersion, transact } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import { lockProgrammeFor } from './locked-programme.js';

@Injectable()
export class RemoveSession {
  constructor(
    private readonly db: DataSource,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Takes a session off the programme. @throws SessionNotFound | NotYourEvent | EventStatusRefuses */
  async execute(caller: Caller, id: string, ifMatch?: number): Promise<void> {
    await transact(this.db, async (tx) => {
      const { event, session, sessions } = await lockProgrammeFor(tx, caller, id);
      requireVersion(ifMatch, session.version);
      const now = this.clock.now();
      const left = sessions.filter((other) => other !== session);
      session.remove(now);
      event.changeProgramme([], now);
      await tx.save(session);
      await tx.save(event);
      await this.outbox.add(tx, EventChanged, { ...event.snapshot(left), changed: ['sessions'] }, event);
    });
  }
}
