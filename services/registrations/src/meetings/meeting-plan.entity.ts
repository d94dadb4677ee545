import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

export interface PlannedSlots {
  startsAt: Date;
  slots: number;
  slotMinutes: number;
  tables: number;
}

/** When and at how many tables people meet two by two at an event. Whoever changes its meetings holds this row. */
@Entity('meeting_plans')
@Check(
  'ck_meeting_plans_size',
  'slots BETWEEN 1 AND 100 AND slot_minutes BETWEEN 5 AND 240 AND tables BETWEEN 1 AND 200',
)
export class MeetingPlan {
  @PrimaryColumn('uuid', { name: 'offering_id' })
  offeringId!: string;

  @Column('int')
  version!: number;

  @Column('timestamptz', { name: 'starts_at' })
  startsAt!: Date;

  @Column('int')
  slots!: number;

  @Column('int', { name: 'slot_minutes' })
  slotMinutes!: number;

  @Column('int')
  tables!: number;

  /** From 1. */
  startOf(slot: number): Date {
    return new Date(this.startsAt.getTime() + (slot - 1) * this.slotMinutes * 60_000);
  }

  endOf(slot: number): Date {
    return this.startOf(slot + 1);
  }

  /** Slots that can still be given: half of a meeting is better than none. */
  openSlots(now: Date): number[] {
    return Array.from({ length: this.slots }, (_, at) => at + 1).filter(
      (slot) => now.getTime() < (this.startOf(slot).getTime() + this.endOf(slot).getTime()) / 2,
    );
  }

  movesTo(planned: PlannedSlots): boolean {
    return planned.startsAt.getTime() !== this.startsAt.getTime() || planned.slotMinutes !== this.slotMinutes;
  }

  change(planned: PlannedSlots): void {
    Object.assign(this, planned);
    this.version += 1;
  }
}
