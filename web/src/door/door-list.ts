import { newKey } from '../api/new-key';
import type { CheckInResult } from '../api/types';
import { doorApi } from './door-api';
import { hashOfCode, judge } from './door-judge';
import type { DoorStore, Known } from './door-store';
import type { DoorCount, DoorEvent, DoorPerson } from './door-types';

export interface Judged {
  result: CheckInResult;
  firstAt?: string;
  person?: DoorPerson;
}

/** Who may come in, as far as this device knows; kept in its storage and brought up to date by what has changed. */
export class DoorList {
  private readonly people = new Map<string, DoorPerson>();
  private readonly byHash = new Map<string, string>();
  /** Names this device in the log. */
  readonly device: string;

  constructor(
    private readonly eventId: string,
    private readonly store: DoorStore,
    people: DoorPerson[],
    private known: Known | undefined,
  ) {
    this.take(people);
    this.device = known?.device ?? `door-${newKey().slice(0, 6)}`;
  }

  async refresh(): Promise<DoorEvent> {
    const since = this.known?.version;
    let page = await doorApi.list(this.eventId, since === undefined ? {} : { since });
    const { version, event, whole } = page;
    if (whole) {
      this.people.clear();
      this.byHash.clear();
    }
    await this.keep(page.items, whole);
    while (page.nextCursor !== null) {
      page = await doorApi.list(this.eventId, { cursor: page.nextCursor, ...(whole || !since ? {} : { since }) });
      await this.keep(page.items);
    }
    this.known = { event, version, device: this.device };
    await this.store.putKnown(this.known);
    return event;
  }

  async judge(
    what: { code: string } | { registrationId: string },
    at: Date,
    sessionId: string | undefined,
  ): Promise<Judged | undefined> {
    if (!this.known) return undefined;
    const id = 'code' in what ? await this.holderOf(what.code) : what.registrationId;
    const person = id === undefined ? undefined : this.people.get(id);
    return { ...judge(this.known.event, person, { at, sessionId }), ...(person ? { person } : {}) };
  }

  async holderOf(code: string): Promise<string | undefined> {
    return this.byHash.get(await hashOfCode(code));
  }

  async enter(id: string | undefined, sessionId: string | undefined, at: string): Promise<void> {
    const person = id === undefined ? undefined : this.people.get(id);
    if (!person || person.entries?.some((entry) => entry.sessionId === sessionId)) return;
    await this.keep([
      { ...person, entries: [...(person.entries ?? []), { at, ...(sessionId === undefined ? {} : { sessionId }) }] },
    ]);
  }

  async leave(id: string | undefined, sessionId: string | undefined): Promise<void> {
    const person = id === undefined ? undefined : this.people.get(id);
    if (!person) return;
    await this.keep([{ ...person, entries: person.entries?.filter((entry) => entry.sessionId !== sessionId) }]);
  }

  search(text: string): DoorPerson[] {
    const wanted = text.trim().toLowerCase();
    const found: DoorPerson[] = [];
    if (wanted === '') return found;
    for (const person of this.people.values()) {
      if (person.name === undefined) continue;
      if (`${person.name}\n${person.organisation ?? ''}`.toLowerCase().includes(wanted)) found.push(person);
      if (found.length === 6) break;
    }
    return found;
  }

  count(sessionId: string | undefined): DoorCount {
    const places = this.known?.event.sessions.find((one) => one.sessionId === sessionId)?.places;
    let [attended, expected] = [0, 0];
    for (const { status, entries = [], sessionIds } of this.people.values()) {
      if (sessionId === undefined ? entries.length > 0 : entries.some((e) => e.sessionId === sessionId)) attended += 1;
      if (status === 'confirmed' && (!places || sessionIds?.includes(sessionId ?? ''))) expected += 1;
    }
    return { attended, expected };
  }

  private async keep(people: DoorPerson[], whole = false): Promise<void> {
    this.take(people);
    await this.store.putPeople(people, whole);
  }

  private take(people: DoorPerson[]): void {
    for (const person of people) {
      const before = this.people.get(person.registrationId);
      // Whoever took the place over has another code: the old one opens nothing.
      if (before && before.codeHash !== person.codeHash) this.byHash.delete(before.codeHash);
      this.people.set(person.registrationId, person);
      this.byHash.set(person.codeHash, person.registrationId);
    }
  }
}
