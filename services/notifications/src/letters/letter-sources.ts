import { Injectable } from '@nestjs/common';
import { Clock } from '@zuomei/platform';
import { DateTime } from 'luxon';
import { DataSource } from 'typeorm';
import { localDayOf } from '../agreements/agreement-rules.js';
import { Recipients, type Recipient } from '../mails/recipients.js';
import { KnownEvent } from '../references/known-event.entity.js';
import { References, UnknownReference } from '../references/references.js';
import type { LetterEvent } from './letter-draft.js';
import { NobodyCame, PeopleUnavailable } from './letters.errors.js';

export interface LetterIssuer {
  id: string;
  name: string;
}

const peopleAtATime = 100;

/** What letters are made of besides their lists: events, who issues, and who came. */
@Injectable()
export class LetterSources {
  constructor(
    private readonly db: DataSource,
    private readonly references: References,
    private readonly recipients: Recipients,
    private readonly clock: Clock,
  ) {}

  today(): string {
    return localDayOf(this.clock.now());
  }

  /** Waits for what was just created elsewhere, 5 s at most. @throws UnknownReference */
  async wait(asked: { eventId?: string | undefined; issuerId?: string | undefined }, query = false): Promise<void> {
    const at = query ? '?' : '/';
    await this.references.waitForReference([
      ...(asked.eventId ? [{ kind: 'event' as const, id: asked.eventId, pointer: `${at}eventId` }] : []),
      ...(asked.issuerId ? [{ kind: 'organisation' as const, id: asked.issuerId, pointer: `${at}issuerId` }] : []),
    ]);
  }

  async event(id: string | undefined): Promise<LetterEvent | undefined> {
    const found = id === undefined ? null : await this.db.manager.findOneBy(KnownEvent, { id });
    if (!found) return undefined;
    const day = (at: Date): string => DateTime.fromJSDate(at, { zone: found.timeZone }).toFormat('yyyy-MM-dd');
    const [hostId] = found.hostIds;
    return { id: found.id, title: found.title, from: day(found.startsAt), to: day(found.endsAt), hostId };
  }

  /** @throws UnknownReference where nobody is named, and the event has no host */
  async issuer(id: string | undefined): Promise<LetterIssuer> {
    const [found]: LetterIssuer[] =
      id === undefined ? [] : await this.db.query('SELECT id, name FROM organisations WHERE id = $1', [id]);
    if (!found) throw new UnknownReference([{ kind: 'organisation', id: id ?? '', pointer: '/issuerId' }]);
    return found;
  }

  /** Whoever is recorded as having come, with the names registrations keeps. @throws NobodyCame, PeopleUnavailable */
  async cameTo(eventId: string): Promise<Recipient[]> {
    const rows: { id: string }[] = await this.db.query(
      `SELECT DISTINCT of_id AS id FROM report_records
       WHERE kind = 'attendance' AND event_id = $1 AND known_to = 'infinity' AND of_id IS NOT NULL ORDER BY of_id`,
      [eventId],
    );
    if (rows.length === 0) throw new NobodyCame();
    const people: Recipient[] = [];
    for (let from = 0; from < rows.length; from += peopleAtATime) {
      const ids = rows.slice(from, from + peopleAtATime).map((row) => row.id);
      const found = await this.recipients.of(ids).catch(() => {
        throw new PeopleUnavailable();
      });
      // Whoever was erased is missing, and gets none.
      people.push(...ids.flatMap((id) => found.get(id) ?? []));
    }
    return people;
  }
}
