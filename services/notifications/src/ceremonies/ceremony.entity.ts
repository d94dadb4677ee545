import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { ItemUnknown } from './ceremonies.errors.js';
import type { CeremonyItem } from './ceremony-item.entity.js';

/** 集中签约: an ordered run of agreements at an event. It never changes an agreement. */
@Entity('ceremonies')
@Index('ix_ceremonies_event', ['eventId'])
export class Ceremony {
  @PrimaryColumn('uuid')
  id!: string;

  /** Of the run as a whole: every step raises it. */
  @Column('int')
  version!: number;

  @Column('uuid', { name: 'event_id' })
  eventId!: string;

  @Column('text')
  title!: string;

  /** Whether sums may be shown to the hall. */
  @Column('boolean', { name: 'show_amounts' })
  showAmounts!: boolean;

  /** Who stands on the stage: called last. Stays there when ticked, until the next is called. */
  @Column('uuid', { name: 'current_item_id', nullable: true })
  currentItemId!: string | null;

  @Column('uuid', { name: 'created_by' })
  createdBy!: string;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  static plan(given: Pick<Ceremony, 'id' | 'eventId' | 'title' | 'showAmounts' | 'createdBy' | 'createdAt'>): Ceremony {
    return Object.assign(new Ceremony(), given, { version: 1, currentItemId: null });
  }

  /**
   * One of the run comes on stage, from wherever it was; who stood there unticked waits again.
   * @returns what changed, in the order in which it has to be written: one is called at a time
   */
  call(items: readonly CeremonyItem[], id: string): CeremonyItem[] {
    const item = itemOf(items, id);
    if (item.status === 'called') return [];
    const before = items.filter((one) => one.status === 'called');
    for (const one of before) one.untick('planned');
    item.untick('called');
    this.currentItemId = id;
    return [...before, item];
  }

  /** @returns what changed: nothing where it was so already */
  tick(
    items: readonly CeremonyItem[],
    id: string,
    as: 'done' | 'skipped',
    by: { name?: string; at: Date },
  ): CeremonyItem[] {
    const item = itemOf(items, id);
    if (item.status === as) return [];
    item.tick(as, by.name, by.at);
    // Whoever is skipped leaves the stage; whoever has signed stays for the photograph.
    if (as === 'skipped' && this.currentItemId === id) this.currentItemId = null;
    return [item];
  }

  /** Takes the last step of this one back: a tick, or the call. */
  undo(items: readonly CeremonyItem[], id: string): CeremonyItem[] {
    const item = itemOf(items, id);
    if (item.status === 'planned') return [];
    if (item.status !== 'called' && this.currentItemId === id) item.untick('called');
    else {
      item.untick('planned');
      if (this.currentItemId === id) this.currentItemId = null;
    }
    return [item];
  }
}

/** @throws ItemUnknown */
export function itemOf(items: readonly CeremonyItem[], id: string): CeremonyItem {
  const found = items.find((one) => one.id === id);
  if (!found) throw new ItemUnknown();
  return found;
}
