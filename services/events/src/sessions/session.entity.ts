import type { SessionV1 } from '@zuomei/contracts';
import { newId } from '@zuomei/platform';
import { isDeepStrictEqual } from 'node:util';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { searchVector, sizeOf } from '../search/index-terms.js';
import { expertId } from './expert-id.js';

export interface Speaker {
  name: string;
  title: string | null;
  organisationId: string | null;
}

export interface SessionDetails {
  title?: string;
  startsAt?: string;
  endsAt?: string;
  room?: string | null;
  speakers?: { name: string; title?: string | null; organisationId?: string | null }[];
  capacity?: number | null;
}

/** A timed part of an event, with its own room, speakers and, if wanted, places. */
@Entity('sessions')
@Index('sessions_search', { synchronize: false })
@Index('sessions_expert_ids', { synchronize: false })
@Check('sessions_time_order', '"ends_at" >= "starts_at"')
export class Session {
  @PrimaryColumn('uuid') id!: string;
  @Index('sessions_event_id')
  @Column('uuid', { name: 'event_id' })
  eventId!: string;
  @Column('int') version!: number;
  @Column('text') title!: string;
  @Column({ type: 'timestamptz', name: 'starts_at', precision: 3 }) startsAt!: Date;
  @Column({ type: 'timestamptz', name: 'ends_at', precision: 3 }) endsAt!: Date;
  @Column('text', { nullable: true }) room!: string | null;
  @Column('jsonb') speakers!: Speaker[];
  @Column('int', { nullable: true }) capacity!: number | null;
  /** What its speakers are found by. */
  @Column('tsvector', { default: '', select: false }) search!: string;
  /** How many terms that is. */
  @Column('int', { name: 'search_size', default: 0, select: false }) searchSize!: number;
  /** Of its speakers, in their order. */
  @Column('text', { array: true, name: 'expert_ids', default: '{}', select: false }) expertIds!: string[];
  /** Taken off the programme; the row stays, nothing published is ever deleted. */
  @Column({ type: 'timestamptz', name: 'removed_at', precision: 3, nullable: true }) removedAt!: Date | null;
  @Column({ type: 'timestamptz', name: 'created_at', precision: 3 }) createdAt!: Date;
  @Column({ type: 'timestamptz', name: 'updated_at', precision: 3 }) updatedAt!: Date;

  static plan(eventId: string, details: SessionDetails & { title: string }, now: Date): Session {
    const session = new Session();
    Object.assign(session, { id: newId(), eventId, version: 1, removedAt: null, createdAt: now, updatedAt: now });
    Object.assign(session, { room: null, speakers: [], capacity: null }, given(details));
    session.keepFindable();
    return session;
  }

  /** Takes over what differs. @returns whether anything did; then this is the next version */
  change(details: SessionDetails, now: Date): boolean {
    const differing = Object.entries(given(details)).filter(
      ([name, value]) => !isDeepStrictEqual(this[name as keyof this], value),
    );
    if (differing.length === 0) return false;
    Object.assign(this, Object.fromEntries(differing));
    this.keepFindable();
    this.version += 1;
    this.updatedAt = now;
    return true;
  }

  private keepFindable(): void {
    this.search = searchVector(this.title, ...this.speakers.map(({ title }) => title));
    this.searchSize = sizeOf(this.search);
    this.expertIds = this.speakers.map(expertId);
  }

  /** Moves with its event to another date. */
  shift(milliseconds: number, now: Date): void {
    this.startsAt = new Date(this.startsAt.getTime() + milliseconds);
    this.endsAt = new Date(this.endsAt.getTime() + milliseconds);
    this.version += 1;
    this.updatedAt = now;
  }

  remove(now: Date): void {
    this.removedAt = now;
    this.version += 1;
    this.updatedAt = now;
  }

  /** As registrations is told of it; speakers stay here. */
  fact(): SessionV1 {
    return {
      sessionId: this.id,
      title: this.title,
      startsAt: this.startsAt.toISOString(),
      endsAt: this.endsAt.toISOString(),
      room: this.room ?? undefined,
      capacity: this.capacity ?? undefined,
    };
  }
}

/** The details that were said, as they are kept. */
const given = ({ title, startsAt, endsAt, room, speakers, capacity }: SessionDetails): Record<string, unknown> => ({
  ...(title === undefined ? {} : { title }),
  ...(startsAt === undefined ? {} : { startsAt: new Date(startsAt) }),
  ...(endsAt === undefined ? {} : { endsAt: new Date(endsAt) }),
  ...(room === undefined ? {} : { room: room || null }),
  ...(capacity === undefined ? {} : { capacity }),
  ...(speakers === undefined
    ? {}
    : {
        speakers: speakers.map((speaker) => ({
          name: speaker.name,
          title: speaker.title || null,
          organisationId: speaker.organisationId ?? null,
        })),
      }),
});
