import type { DigestCategory, EventKind, EventMode, EventStatus, Visibility } from '@zuomei/contracts';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What an event said before its latest change, for the mail that tells people what is different. */
export interface EarlierTerms {
  startsAt?: string;
  endsAt?: string;
  venue?: string | null;
}

/** This service's copy of an event, from `events.v1`; written by its consumer only. */
@Entity('events')
@Index('ix_events_series', { synchronize: false })
@Index('ix_events_digest', { synchronize: false })
export class KnownEvent {
  @PrimaryColumn('uuid')
  id!: string;

  /** The event's version; a fact is applied only if it carries a higher one. */
  @Column('int')
  version!: number;

  @Column('text', { nullable: true })
  code!: string | null;

  @Column('text')
  title!: string;

  @Column('text', { name: 'title_en', nullable: true })
  titleEn!: string | null;

  @Column('text')
  kind!: EventKind;

  @Column('text')
  mode!: EventMode;

  @Column('text')
  status!: EventStatus;

  /** Null: not known, of what was copied before this was kept. */
  @Column('text', { nullable: true })
  visibility!: Visibility | null;

  @Column('timestamptz', { name: 'starts_at' })
  startsAt!: Date;

  @Column('timestamptz', { name: 'ends_at' })
  endsAt!: Date;

  @Column('text', { name: 'date_precision' })
  datePrecision!: string;

  @Column('text', { name: 'time_zone' })
  timeZone!: string;

  @Column('text', { nullable: true })
  venue!: string | null;

  @Column('text', { nullable: true })
  industry!: string | null;

  @Column('uuid', { name: 'host_ids', array: true })
  hostIds!: string[];

  @Column('uuid', { name: 'guest_ids', array: true, default: '{}' })
  guestIds!: string[];

  @Column('text', { name: 'digest_category', nullable: true })
  digestCategory!: DigestCategory | null;

  /** What came of it, in the organiser's words. */
  @Column('text', { nullable: true })
  outcome!: string | null;

  @Column('uuid', { name: 'series_id', nullable: true })
  seriesId!: string | null;

  @Column('boolean')
  imported!: boolean;

  /** Why it was postponed or cancelled, as the organiser wrote it. */
  @Column('text', { nullable: true })
  reason!: string | null;

  @Column('jsonb', { nullable: true })
  earlier!: EarlierTerms | null;
}
