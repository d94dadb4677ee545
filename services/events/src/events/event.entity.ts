import {
  type DatePrecision,
  type DigestCategory,
  type EventKind,
  type EventMode,
  EventSnapshotV1,
  type EventStatus,
  type Visibility,
} from '@zuomei/contracts';
import { newId } from '@zuomei/platform';
import { isDeepStrictEqual } from 'node:util';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { localDayOf } from '../fields.js';
import type { Session } from '../sessions/session.entity.js';
import { type EventDetails, kept, type WholeEvent } from './event-details.js';
import { requireSense, requireWithin } from './event-sense.js';
import { type EventAction, followedBy } from './event-states.js';
import { DateOnlyByPublishing, EventStatusRefuses, NewDateRequired, TermsPublished } from './event.errors.js';
import { type SignUpTerms, termsFact, usualTerms, withInput } from './sign-up-terms.js';

/** One occasion, with its hosts, its programme and, until it is published, how one signs up. */
@Entity('events')
@Check('events_time_order', '"ends_at" >= "starts_at"')
@Index('events_by_start', ['startsAt', 'id'])
@Index('events_industry', ['industry'])
@Index('events_due', ['endsAt'], { where: `status = 'published'` })
export class Event {
  @PrimaryColumn('uuid') id!: string;
  /** Contiguous from 1: each version is one fact. */
  @Column('int') version!: number;
  @Column('text') status!: EventStatus;
  @Column('text', { nullable: true }) reason!: string | null;
  @Index('events_code', { unique: true })
  @Column('text', { nullable: true })
  code!: string | null;
  @Column('text') title!: string;
  @Column('text', { name: 'title_en', nullable: true }) titleEn!: string | null;
  @Column('text', { nullable: true }) summary!: string | null;
  @Column('text') kind!: EventKind;
  @Column('text') mode!: EventMode;
  @Column('text') visibility!: Visibility;
  @Index('events_series_id')
  @Column('uuid', { name: 'series_id', nullable: true })
  seriesId!: string | null;
  @Column('uuid', { name: 'host_ids', array: true }) hostIds!: string[];
  @Column('uuid', { name: 'guest_ids', array: true }) guestIds!: string[];
  @Column({ type: 'timestamptz', name: 'starts_at', precision: 3 }) startsAt!: Date;
  @Column({ type: 'timestamptz', name: 'ends_at', precision: 3 }) endsAt!: Date;
  /** The local day of the start: the day an event counts on. Kept, because Postgres may not know every zone. */
  @Column('date', { name: 'starts_on' }) startsOn!: string;
  @Column('text', { name: 'date_precision' }) datePrecision!: DatePrecision;
  @Column('text', { name: 'time_zone' }) timeZone!: string;
  @Column('text', { nullable: true }) venue!: string | null;
  @Column('text', { name: 'livestream_url', nullable: true }) livestreamUrl!: string | null;
  @Column('text', { nullable: true }) industry!: string | null;
  @Column('text', { name: 'digest_category', nullable: true }) digestCategory!: DigestCategory | null;
  @Column('text', { nullable: true }) outcome!: string | null;
  @Column('jsonb') terms!: SignUpTerms;
  @Column('boolean') imported!: boolean;
  @Column({ type: 'timestamptz', name: 'published_at', precision: 3, nullable: true }) publishedAt!: Date | null;
  @Column({ type: 'timestamptz', name: 'ended_at', precision: 3, nullable: true }) endedAt!: Date | null;
  @Column({ type: 'timestamptz', name: 'created_at', precision: 3 }) createdAt!: Date;
  @Column({ type: 'timestamptz', name: 'updated_at', precision: 3 }) updatedAt!: Date;

  /** @throws EventContradiction */
  static draft(details: WholeEvent, now: Date): Event {
    const event = new Event();
    Object.assign(event, { id: newId(), version: 1, status: 'draft', reason: null, imported: false });
    Object.assign(event, { code: null, titleEn: null, summary: null, seriesId: null, guestIds: [], venue: null });
    Object.assign(event, { livestreamUrl: null, industry: null, digestCategory: null, outcome: null });
    Object.assign(event, { datePrecision: 'minute', timeZone: 'Asia/Shanghai', terms: withInput(usualTerms, details) });
    Object.assign(event, { publishedAt: null, endedAt: null, createdAt: now, updatedAt: now }, kept(details));
    event.settle([]);
    return event;
  }

  /** A past event that came in by import: it is over, nobody is mailed and nothing is followed up. */
  static past(details: WholeEvent, now: Date): Event {
    const event = Event.draft(details, now);
    return Object.assign(event, { status: 'ended', imported: true, endedAt: event.endsAt });
  }

  /**
   * Takes over what differs. Terms only while a draft; the date of a postponed event only by publishing it.
   * @returns the names of the fields that changed, as in the API; if there are any, this is the next version
   * @throws EventStatusRefuses | TermsPublished | DateOnlyByPublishing | EventContradiction
   */
  change(details: EventDetails, sessions: Session[], now: Date): string[] {
    const fields = this.differing(details);
    const terms = withInput(this.terms, details);
    const termNames = (Object.keys(terms) as (keyof SignUpTerms)[]).filter(
      (name) => !isDeepStrictEqual(terms[name], this.terms[name]),
    );
    const changed = [...Object.keys(fields), ...termNames];
    if (changed.length === 0) return [];
    this.next('change');
    if (termNames.length > 0 && this.status !== 'draft') throw new TermsPublished(termNames);
    const moved = 'startsAt' in fields || 'endsAt' in fields;
    if (moved && this.status === 'postponed') throw new DateOnlyByPublishing();
    Object.assign(this, fields, { terms });
    this.settle(sessions);
    this.nextVersion(now);
    return changed;
  }

  /** The programme is another; `touched` are the sessions added or changed. @throws EventStatusRefuses | EventContradiction */
  changeProgramme(touched: Session[], now: Date): void {
    this.next('change');
    requireWithin(this, touched);
    this.nextVersion(now);
  }

  /**
   * Opens the event to its audience. Without a new end it keeps its length, and its sessions move with it.
   * @throws EventStatusRefuses | NewDateRequired | EventContradiction
   */
  publish(date: { startsAt?: string; endsAt?: string }, sessions: Session[], now: Date): void {
    const next = this.next('publish');
    if (this.status === 'postponed' && date.startsAt === undefined) throw new NewDateRequired();
    const shift = date.startsAt === undefined ? 0 : new Date(date.startsAt).getTime() - this.startsAt.getTime();
    this.startsAt = new Date(this.startsAt.getTime() + shift);
    this.endsAt = date.endsAt === undefined ? new Date(this.endsAt.getTime() + shift) : new Date(date.endsAt);
    if (shift !== 0) sessions.forEach((session) => session.shift(shift, now));
    this.status = next;
    this.reason = null;
    this.publishedAt ??= now;
    this.settle(sessions);
    this.nextVersion(now);
  }

  /** @throws EventStatusRefuses */
  postpone(reason: string | null, now: Date): void {
    this.status = this.next('postpone');
    this.reason = reason;
    this.nextVersion(now);
  }

  /** @throws EventStatusRefuses */
  cancel(reason: string | null, now: Date): void {
    this.status = this.next('cancel');
    this.reason = reason;
    this.nextVersion(now);
  }

  /** @throws EventStatusRefuses */
  end(now: Date): void {
    this.status = this.next('end');
    this.endedAt = now;
    this.nextVersion(now);
  }

  /** The whole of it, as others are told. */
  snapshot(sessions: Session[]): EventSnapshotV1 {
    return Object.assign(new EventSnapshotV1(), {
      eventId: this.id,
      version: this.version,
      code: this.code ?? undefined,
      title: this.title,
      titleEn: this.titleEn ?? undefined,
      kind: this.kind,
      mode: this.mode,
      visibility: this.visibility,
      status: this.status,
      seriesId: this.seriesId ?? undefined,
      hostIds: this.hostIds,
      guestIds: this.guestIds,
      startsAt: this.startsAt.toISOString(),
      endsAt: this.endsAt.toISOString(),
      datePrecision: this.datePrecision,
      timeZone: this.timeZone,
      venue: this.venue ?? undefined,
      livestreamUrl: this.livestreamUrl ?? undefined,
      industry: this.industry ?? undefined,
      digestCategory: this.digestCategory ?? undefined,
      outcome: this.outcome ?? undefined,
      imported: this.imported,
      sessions: sessions.map((session) => session.fact()),
      terms: termsFact(this.terms),
    });
  }

  /** What it is of has another name now; of no matter to its state. */
  renameIndustry(industry: string, now: Date): void {
    this.industry = industry;
    this.nextVersion(now);
  }

  private differing(details: EventDetails): Record<string, unknown> {
    return Object.fromEntries(
      Object.entries(kept(details)).filter(([name, value]) => !isDeepStrictEqual(this[name as keyof this], value)),
    );
  }

  private next(action: EventAction): EventStatus {
    const next = followedBy(this.status, action);
    if (!next) throw new EventStatusRefuses(this.status, action);
    return next;
  }

  private settle(sessions: Session[]): void {
    requireSense(this, sessions);
    this.startsOn = localDayOf(this.startsAt, this.timeZone);
  }

  private nextVersion(now: Date): void {
    this.version += 1;
    this.updatedAt = now;
  }
}
