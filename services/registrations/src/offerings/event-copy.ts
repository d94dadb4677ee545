import type { DatePrecision, EventKind, EventMode, EventStatus, Visibility } from '@zuomei/contracts';
import { Column, PrimaryColumn } from 'typeorm';

/** The columns of an offering that repeat what the events service says; written by its facts only. */
export abstract class EventCopy {
  @PrimaryColumn('uuid')
  id!: string;

  /** The event's version; a fact is applied only if it carries a higher one. */
  @Column('int', { name: 'event_version' })
  eventVersion!: number;

  @Column('text')
  status!: EventStatus;

  @Column('text', { name: 'status_reason', nullable: true })
  statusReason!: string | null;

  @Column('text')
  visibility!: Visibility;

  @Column('text')
  mode!: EventMode;

  @Column('text')
  kind!: EventKind;

  @Column('text')
  title!: string;

  @Column('text', { name: 'title_en', nullable: true })
  titleEn!: string | null;

  @Column('uuid', { name: 'host_ids', array: true })
  hostIds!: string[];

  @Column('uuid', { name: 'guest_ids', array: true })
  guestIds!: string[];

  @Column('uuid', { name: 'series_id', nullable: true })
  seriesId!: string | null;

  @Column('text', { nullable: true })
  industry!: string | null;

  @Column('timestamptz', { name: 'starts_at' })
  startsAt!: Date;

  @Column('timestamptz', { name: 'ends_at' })
  endsAt!: Date;

  @Column('text', { name: 'date_precision' })
  datePrecision!: DatePrecision;

  @Column('text', { name: 'time_zone' })
  timeZone!: string;

  @Column('text', { nullable: true })
  venue!: string | null;

  @Column('text', { name: 'livestream_url', nullable: true })
  livestreamUrl!: string | null;

  /** Came in by import as a past event: nobody is told anything. */
  @Column('boolean')
  imported!: boolean;

  @Column('boolean', { name: 'has_sessions', default: false })
  hasSessions!: boolean;

  /** Since when the terms belong to this service. */
  @Column('timestamptz', { name: 'published_at', nullable: true })
  publishedAt!: Date | null;

  /** When its date became known here: a reminder is due only later than that. */
  @Column('timestamptz', { name: 'dated_at', nullable: true })
  datedAt!: Date | null;

  @Column('timestamptz', { name: 'ended_at', nullable: true })
  endedAt!: Date | null;
}
