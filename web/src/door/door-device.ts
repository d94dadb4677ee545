import { newKey } from '../api/new-key';
import { Problem } from '../api/problem';
import { doorApi, isAway, isShut } from './door-api';
import { DoorList } from './door-list';
import { DoorStore } from './door-store';
import type { Conflict, DoorCount, DoorEvent, QueuedScan, Shown } from './door-types';

export interface DoorState {
  event: DoorEvent | null;
  online: boolean;
  /** Scans that are not uploaded yet. */
  waiting: number;
  count: DoorCount | null;
  shown: Shown | null;
  last: Shown[];
  conflicts: Conflict[];
  busy: boolean;
  /** Why this device may do nothing more, in words of the service. */
  shut: string | null;
}

const askCountMs = 4_000;
const askListMs = 20_000;
const mostAtOnce = 500;

/** A gate: sends scans, decides alone where there is no network, and sends the rest when it is back. */
export class DoorDevice {
  state: DoorState = {
    event: null,
    online: navigator.onLine,
    waiting: 0,
    count: null,
    shown: null,
    last: [],
    conflicts: [],
    busy: false,
    shut: null,
  };
  sessionId: string | undefined;
  private store: DoorStore | undefined;
  private list: DoorList | undefined;
  private queue: QueuedScan[] = [];
  private uploading = false;
  private timers: number[] = [];
  private readonly listeners = new Set<() => void>();

  private readonly tick = (): void => void this.look();

  constructor(private readonly eventId: string) {}

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  async start(): Promise<void> {
    const store = await DoorStore.open(this.eventId);
    const { known, people, queue } = await store.read();
    this.store = store;
    this.queue = queue;
    this.list = new DoorList(this.eventId, store, people, known);
    this.set({ event: known?.event ?? null, waiting: queue.length });
    window.addEventListener('online', this.tick);
    window.addEventListener('offline', this.tick);
    this.timers = [window.setInterval(this.tick, askCountMs), window.setInterval(() => void this.refresh(), askListMs)];
    await this.refresh();
    await this.look();
  }

  stop(): void {
    this.timers.forEach((timer) => clearInterval(timer));
    window.removeEventListener('online', this.tick);
    window.removeEventListener('offline', this.tick);
    this.store?.close();
    this.store = undefined;
  }

  /** Forgets everything of the event on this device. */
  async forget(): Promise<void> {
    this.stop();
    await DoorStore.forget(this.eventId);
  }

  pick(sessionId: string | undefined): void {
    this.sessionId = sessionId;
    this.set({ count: null });
    void this.look();
  }

  search = (text: string) => this.list?.search(text) ?? [];

  async scan(what: { code: string } | { registrationId: string }): Promise<Shown> {
    const at = new Date();
    const judged = await this.list?.judge(what, at, this.sessionId);
    const scan: QueuedScan = {
      ...what,
      ...(this.sessionId === undefined ? {} : { sessionId: this.sessionId }),
      nonce: newKey(),
      occurredAt: at.toISOString(),
      device: this.list?.device ?? 'door',
      told: judged?.result ?? 'unknown_code',
      ...(judged?.person?.name ? { name: judged.person.name } : {}),
    };
    this.set({ busy: true });
    const shown = (await this.send(scan)) ?? (await this.keep(scan, judged));
    this.set({ busy: false, shown, last: [shown, ...this.state.last].slice(0, 5) });
    void this.look();
    return shown;
  }

  async undo(shown: Shown): Promise<void> {
    const queued = this.queue.find((scan) => scan.nonce === shown.nonce);
    if (queued) {
      queued.undo = true;
      await this.store?.putScan(queued);
    } else if (shown.id) await this.guard(() => doorApi.undo(this.eventId, shown.id ?? ''));
    await this.list?.leave(shown.registrationId, this.sessionId);
    const undone = (one: Shown): Shown => (one.nonce === shown.nonce ? { ...one, undone: true } : one);
    this.set({ last: this.state.last.map(undone) });
    void this.look();
  }

  dismissConflicts = (): void => this.set({ conflicts: [] });

  /** @returns undefined where the service could not be asked */
  private async send(scan: QueuedScan): Promise<Shown | undefined> {
    // What was scanned before goes first, so that nobody who came in offline is let in again from here.
    if (!navigator.onLine || this.queue.length > 0) return undefined;
    try {
      const answer = await this.guard(() => doorApi.checkIn(this.eventId, scan));
      this.set({ online: true });
      const { id, result, firstAt, registration } = answer;
      if (result === 'ok') await this.list?.enter(registration?.id, this.sessionId, scan.occurredAt);
      return {
        ...{ nonce: scan.nonce, at: scan.occurredAt, offline: false, id, result },
        ...(firstAt ? { firstAt } : {}),
        ...(registration ? { registrationId: registration.id, name: registration.name } : {}),
        ...(registration?.organisation ? { organisation: registration.organisation } : {}),
      };
    } catch (error) {
      if (isAway(error)) {
        this.set({ online: false });
        return undefined;
      }
      const problem = error instanceof Error ? error.message : '';
      return { nonce: scan.nonce, at: scan.occurredAt, offline: false, result: 'problem', problem };
    }
  }

  private async keep(scan: QueuedScan, judged: Awaited<ReturnType<DoorList['judge']>> | undefined): Promise<Shown> {
    this.queue.push(scan);
    await this.store?.putScan(scan);
    const person = judged?.person;
    if (scan.told === 'ok') await this.list?.enter(person?.registrationId, this.sessionId, scan.occurredAt);
    this.set({ waiting: this.queue.length });
    return {
      ...{ nonce: scan.nonce, at: scan.occurredAt, offline: true, result: scan.told },
      ...(judged?.firstAt ? { firstAt: judged.firstAt } : {}),
      ...(person ? { registrationId: person.registrationId } : {}),
      ...(person?.name ? { name: person.name } : {}),
      ...(person?.organisation ? { organisation: person.organisation } : {}),
    };
  }

  /** Whether the service is there, how many have come, and what waits is sent. */
  private async look(): Promise<void> {
    if (this.state.shut || !this.store) return;
    const session = this.sessionId;
    try {
      const count = await this.guard(() => doorApi.count(this.eventId, session));
      if (session === this.sessionId) this.set({ count });
      this.set({ online: true });
      await this.upload();
    } catch (error) {
      if (isAway(error)) this.set({ online: false, count: this.list?.count(session) ?? null });
    }
  }

  private async upload(): Promise<void> {
    if (this.uploading) return;
    this.uploading = true;
    try {
      while (this.queue.length > 0) {
        const scans = this.queue.slice(0, mostAtOnce);
        const { items } = await this.guard(() => doorApi.upload(this.eventId, scans));
        for (const [at, scan] of scans.entries()) {
          const item = items[at];
          if (item?.id && item.result === 'ok' && scan.undo) {
            await this.guard(() => doorApi.undo(this.eventId, item.id ?? ''));
          }
          const became = item?.result ?? 'problem';
          if (became !== scan.told) this.conflict(scan, became, item?.problem?.detail);
          const sent = (one: Shown): Shown =>
            one.nonce === scan.nonce && item?.id ? { ...one, id: item.id, offline: false } : one;
          this.set({ last: this.state.last.map(sent) });
        }
        const nonces = scans.map(({ nonce }) => nonce);
        await this.store?.dropScans(nonces);
        this.queue = this.queue.filter(({ nonce }) => !nonces.includes(nonce));
        this.set({ waiting: this.queue.length });
      }
    } finally {
      this.uploading = false;
    }
  }

  private conflict(scan: QueuedScan, became: Conflict['became'], problem: string | undefined): void {
    const { nonce, told, name, occurredAt: at } = scan;
    const conflict = { nonce, at, told, became, ...(name ? { name } : {}), ...(problem ? { problem } : {}) };
    this.set({ conflicts: [conflict, ...this.state.conflicts].slice(0, 50) });
  }

  private async refresh(): Promise<void> {
    if (this.state.shut || !this.list || !navigator.onLine) return;
    try {
      const list = this.list;
      this.set({ event: await this.guard(() => list.refresh()) });
      // What the service does not know yet stands all the same.
      for (const { told, undo, registrationId, code, sessionId, occurredAt } of this.queue) {
        if (told !== 'ok' || undo) continue;
        await list.enter(registrationId ?? (await list.holderOf(code ?? '')), sessionId, occurredAt);
      }
    } catch (error) {
      if (!isAway(error) && !(error instanceof Problem)) throw error;
    }
  }

  /** A link that works no longer ends this device's work at once, whatever it was doing. */
  private async guard<T>(ask: () => Promise<T>): Promise<T> {
    try {
      return await ask();
    } catch (error) {
      if (isShut(error) && error.code !== 'NOT_YOURS') this.set({ shut: error.message });
      throw error;
    }
  }

  private set(change: Partial<DoorState>): void {
    this.state = { ...this.state, ...change };
    this.listeners.forEach((listener) => listener());
  }
}
