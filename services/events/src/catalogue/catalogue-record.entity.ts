import type { CatalogueStatus } from '@zuomei/contracts';
import { newId } from '@zuomei/platform';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { searchVector, sizeOf } from '../search/index-terms.js';
import { CatalogueStatusRefuses, OpenCallWantsDeadline } from './catalogue.errors.js';

export type CatalogueType = 'achievement' | 'need';
export type StoredStatus = Exclude<CatalogueStatus, 'expired'>;

/** What is said of a record; null clears, undefined leaves as it is. */
export interface CatalogueDetails {
  code?: string | null;
  title?: string;
  titleEn?: string | null;
  summary?: string | null;
  ownerId?: string;
  industry?: string | null;
  maturity?: string | null;
  openCall?: boolean;
  answerBy?: string | null;
  validUntil?: string | null;
}

const detailNames = [
  'code',
  'title',
  'titleEn',
  'summary',
  'ownerId',
  'industry',
  'maturity',
  'openCall',
  'answerBy',
  'validUntil',
] as const;

/** An achievement that a research team offers, or a need of an enterprise: alike in all but a few fields. */
@Entity('catalogue_records')
@Index('catalogue_records_code', ['type', 'code'], { unique: true })
@Index('catalogue_records_list', ['type', 'id'])
@Index('catalogue_records_industry', ['type', 'industry'])
@Index('catalogue_records_updated', ['type', 'updatedAt'])
@Index('catalogue_records_search', { synchronize: false })
@Check('catalogue_records_type', `type IN ('achievement', 'need')`)
export class CatalogueRecord {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') type!: CatalogueType;
  @Column('int') version!: number;
  @Column('text') status!: StoredStatus;
  /** Why a reviewer gave it back. */
  @Column('text', { nullable: true }) reason!: string | null;
  @Column('text', { nullable: true }) code!: string | null;
  @Column('text') title!: string;
  @Column('text', { name: 'title_en', nullable: true }) titleEn!: string | null;
  @Column('text', { nullable: true }) summary!: string | null;
  @Index('catalogue_records_owner_id')
  @Column('uuid', { name: 'owner_id' })
  ownerId!: string;
  @Column('text', { nullable: true }) industry!: string | null;
  /** How far an achievement is, in the owner's words. */
  @Column('text', { nullable: true }) maturity!: string | null;
  /** The user who put it forward; nobody where it was imported. */
  @Column('uuid', { name: 'recorded_by', nullable: true }) recordedBy!: string | null;
  /** 揭榜挂帅. */
  @Column('boolean', { name: 'open_call' }) openCall!: boolean;
  @Column('date', { name: 'answer_by', nullable: true }) answerBy!: string | null;
  @Column('date', { name: 'valid_until', nullable: true }) validUntil!: string | null;
  /** What it is found by, and what of that is its title; kept with every change. */
  @Column('tsvector', { default: '', select: false }) search!: string;
  @Column('tsvector', { name: 'search_title', default: '', select: false }) searchTitle!: string;
  /** How many terms that is. */
  @Column('int', { name: 'search_size', default: 0, select: false }) searchSize!: number;
  @Column({ type: 'timestamptz', name: 'published_at', precision: 3, nullable: true }) publishedAt!: Date | null;
  @Column({ type: 'timestamptz', name: 'created_at', precision: 3 }) createdAt!: Date;
  @Column({ type: 'timestamptz', name: 'updated_at', precision: 3 }) updatedAt!: Date;

  static draft(
    type: CatalogueType,
    details: CatalogueDetails & { title: string; ownerId: string },
    now: Date,
  ): CatalogueRecord {
    const record = new CatalogueRecord();
    Object.assign(record, { code: null, titleEn: null, summary: null, industry: null, maturity: null, reason: null });
    Object.assign(record, { openCall: false, answerBy: null, validUntil: null, publishedAt: null, recordedBy: null });
    Object.assign(record, { id: newId(), type, version: 1, status: 'draft', createdAt: now, updatedAt: now });
    Object.assign(record, given(details));
    record.keepFindable();
    return record;
  }

  /** Takes over what differs; a draft may be incomplete. @returns whether anything did; then this is the next version @throws OpenCallWantsDeadline */
  change(details: CatalogueDetails, now: Date): boolean {
    const differing = Object.entries(given(details)).filter(([name, value]) => this[name as keyof this] !== value);
    if (differing.length === 0) return false;
    Object.assign(this, Object.fromEntries(differing));
    if (this.status === 'in_review' || this.status === 'published') this.requireComplete();
    this.keepFindable();
    this.next(now);
    return true;
  }

  /** @throws CatalogueStatusRefuses | OpenCallWantsDeadline */
  submit(now: Date): void {
    this.requireComplete();
    this.become('in_review', ['draft', 'withdrawn'], now);
  }

  /** Given back to who drafted it. @throws CatalogueStatusRefuses */
  giveBack(reason: string, now: Date): void {
    this.become('draft', ['in_review'], now);
    this.reason = reason;
  }

  /** @throws CatalogueStatusRefuses | OpenCallWantsDeadline */
  publish(now: Date): void {
    this.requireComplete();
    this.become('published', ['draft', 'in_review', 'withdrawn'], now);
    this.publishedAt ??= now;
  }

  /** @throws CatalogueStatusRefuses */
  withdraw(now: Date): void {
    this.become('withdrawn', ['published', 'in_review'], now);
  }

  /** A published record is over on the day after its last one. */
  statusOn(today: string): CatalogueStatus {
    const last = [this.validUntil, this.answerBy].filter((day) => day !== null).sort()[0];
    return this.status === 'published' && last !== undefined && last < today ? 'expired' : this.status;
  }

  private requireComplete(): void {
    if (this.openCall && this.answerBy === null) throw new OpenCallWantsDeadline();
  }

  private keepFindable(): void {
    const { title, titleEn, summary, industry, maturity, code } = this;
    this.search = searchVector(title, titleEn, summary, industry, maturity, code);
    this.searchSize = sizeOf(this.search);
    this.searchTitle = searchVector(title, titleEn);
  }

  private become(status: StoredStatus, from: StoredStatus[], now: Date): void {
    if (!from.includes(this.status)) throw new CatalogueStatusRefuses(this.status);
    this.status = status;
    this.reason = null;
    this.next(now);
  }

  private next(now: Date): void {
    this.version += 1;
    this.updatedAt = now;
  }
}

/** The details that were said; an empty text says nothing. */
const given = (details: CatalogueDetails): Record<string, string | boolean | null> =>
  Object.fromEntries(
    detailNames.flatMap((name) => {
      const value = details[name];
      return value === undefined ? [] : [[name, value === '' ? null : value]];
    }),
  );
