import type { DoorEvent, DoorPerson, QueuedScan } from './door-types';

const nameOf = (eventId: string): string => `zuomei-door-${eventId}`;

/** What was last read from the service. */
export interface Known {
  event: DoorEvent;
  version: string;
  device: string;
}

const done = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('storage failed'));
  });

/** What a device holds of one event: a database of its own, so that forgetting is one step. */
export class DoorStore {
  private constructor(private readonly db: IDBDatabase) {}

  static async open(eventId: string): Promise<DoorStore> {
    const request = indexedDB.open(nameOf(eventId), 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore('people', { keyPath: 'registrationId' });
      request.result.createObjectStore('queue', { keyPath: 'nonce' });
      request.result.createObjectStore('known');
    };
    const db = await done(request);
    // Another tab forgets the event: this one must not keep it from doing so.
    db.onversionchange = () => db.close();
    return new DoorStore(db);
  }

  static async forget(eventId: string): Promise<void> {
    await done(indexedDB.deleteDatabase(nameOf(eventId)));
  }

  async read(): Promise<{ known?: Known; people: DoorPerson[]; queue: QueuedScan[] }> {
    const tx = this.db.transaction(['people', 'queue', 'known']);
    const [known, people, queue] = await Promise.all([
      done(tx.objectStore('known').get('known') as IDBRequest<Known | undefined>),
      done(tx.objectStore('people').getAll() as IDBRequest<DoorPerson[]>),
      done(tx.objectStore('queue').getAll() as IDBRequest<QueuedScan[]>),
    ]);
    return { ...(known ? { known } : {}), people, queue };
  }

  /** @param whole the earlier list is forgotten */
  putPeople(people: DoorPerson[], whole = false): Promise<void> {
    return this.write('people', (store) => {
      if (whole) store.clear();
      for (const person of people) store.put(person);
    });
  }

  putKnown(known: Known): Promise<void> {
    return this.write('known', (store) => store.put(known, 'known'));
  }

  putScan(scan: QueuedScan): Promise<void> {
    return this.write('queue', (store) => store.put(scan));
  }

  dropScans(nonces: string[]): Promise<void> {
    return this.write('queue', (store) => nonces.forEach((nonce) => store.delete(nonce)));
  }

  close(): void {
    this.db.close();
  }

  private write(name: string, change: (store: IDBObjectStore) => unknown): Promise<void> {
    return new Promise((resolve, reject) => {
      const tx = this.db.transaction(name, 'readwrite', { durability: 'strict' });
      change(tx.objectStore(name));
      tx.oncomplete = () => resolve();
      tx.onerror = tx.onabort = () => reject(tx.error ?? new Error('storage failed'));
    });
  }
}
