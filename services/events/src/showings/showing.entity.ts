import type { ShowingForm } from '@zuomei/contracts';
import { newId } from '@zuomei/platform';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What is shown: one of the three. */
export interface Shown {
  achievementId?: string | undefined;
  needId?: string | undefined;
  title?: string | undefined;
}

/** An achievement, need or laboratory shown at an event. */
@Entity('showings')
@Index('showings_once', { synchronize: false })
@Check('showings_what', 'num_nonnulls(achievement_id, need_id, title) = 1')
export class Showing {
  @PrimaryColumn('uuid') id!: string;
  @Column('int') version!: number;
  @Index('showings_event_id')
  @Column('uuid', { name: 'event_id' })
  eventId!: string;
  @Column('text') form!: ShowingForm;
  @Index('showings_achievement_id')
  @Column('uuid', { name: 'achievement_id', nullable: true })
  achievementId!: string | null;
  @Index('showings_need_id')
  @Column('uuid', { name: 'need_id', nullable: true })
  needId!: string | null;
  /** Of what is no record of its own, such as a laboratory. */
  @Column('text', { nullable: true }) title!: string | null;
  @Column({ type: 'timestamptz', name: 'removed_at', precision: 3, nullable: true }) removedAt!: Date | null;
  @Column({ type: 'timestamptz', name: 'created_at', precision: 3 }) createdAt!: Date;

  static of(eventId: string, form: ShowingForm, shown: Shown, now: Date): Showing {
    return Object.assign(new Showing(), {
      id: newId(),
      version: 1,
      eventId,
      form,
      achievementId: shown.achievementId ?? null,
      needId: shown.needId ?? null,
      title: shown.title ?? null,
      removedAt: null,
      createdAt: now,
    });
  }

  remove(now: Date): void {
    this.removedAt = now;
    this.version += 1;
  }
}
