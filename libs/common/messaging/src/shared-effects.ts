import type { EntityManager } from 'typeorm';

/** Writes what many facts have in common with one statement. The same function for the same kind of effect. */
export type WriteTogether<T> = (tx: EntityManager, items: T[]) => Promise<void>;

/** What the facts of one transaction do together: gathered fact by fact, written before the commit. */
export class SharedEffects {
  private readonly gathered = new Map<WriteTogether<never>, unknown[]>();

  constructor(private readonly tx: EntityManager) {}

  add<T>(write: WriteTogether<T>, item: T): void {
    const items = this.gathered.get(write);
    if (items) items.push(item);
    else this.gathered.set(write, [item]);
  }

  async write(): Promise<void> {
    const all = [...this.gathered];
    this.gathered.clear();
    for (const [write, items] of all) await write(this.tx, items as never[]);
  }
}
