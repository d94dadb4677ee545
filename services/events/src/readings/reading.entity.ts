import { newId } from '@zuomei/platform';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

export type ReadingKind = 'live_view' | 'head_count';

/**
 * A count read off at one instant from one source: visits to a livestream, or people estimated by hand. Of each
 * source of an event the latest by `at` counts, and an event's figure is the sum over its sources. Only added to.
 */
@Entity('readings')
@Index('readings_latest', ['kind', 'eventId', 'source', 'at', 'id'])
@Check('readings_kind', `kind IN ('live_view', 'head_count')`)
@Check('readings_count', 'count >= 0')
export class Reading {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') kind!: ReadingKind;
  @Column('uuid', { name: 'event_id' }) eventId!: string;
  @Column('int') count!: number;
  @Column({ type: 'timestamptz', precision: 3 }) at!: Date;
  @Column('text') source!: string;
  @Column({ type: 'timestamptz', name: 'created_at', precision: 3 }) createdAt!: Date;

  static of(
    kind: ReadingKind,
    eventId: string,
    { count, at, source }: { count: number; at: Date; source: string },
    now: Date,
  ): Reading {
    return Object.assign(new Reading(), { id: newId(), kind, eventId, count, at, source, createdAt: now });
  }
}
