import type { DigestCategory } from '@zuomei/contracts';
import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

export interface DigestPicture {
  id: string;
  alt: string;
  credit: string | null;
  width: number;
  height: number;
}

/** One event as the digest prints it. */
export interface DigestLine {
  eventId: string;
  /** Within its heading, from `01`. */
  no: string;
  /** Empty where only the month is known. */
  dateText: string;
  title: string;
  hosts: string[];
  guests: string[];
  outcome: string;
  /** Shown there, by name; left out where none was. */
  laboratories?: string[];
  /** Left out where none is printed. */
  pictures?: DigestPicture[];
}

export interface DigestHeading {
  category: DigestCategory;
  name: string;
  events: DigestLine[];
}

export interface DigestContent {
  title: string;
  categories: DigestHeading[];
}

/** What an editor changed of one event; what is left out is as the event says. */
export interface DigestEdit {
  hidden?: boolean;
  category?: DigestCategory;
  dateText?: string;
  title?: string;
  hosts?: string[];
  guests?: string[];
  outcome?: string;
  /** How many of its pictures are printed, from the cover on. */
  pictures?: number;
}

/** A month's digest: what editors changed, and what was published last. The rest comes from the events. */
@Entity('digests')
@Check('ck_digests_month', `month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'`)
export class Digest {
  @PrimaryColumn('text') month!: string;
  @Column('int') version!: number;
  @Column('text', { nullable: true }) title!: string | null;
  /** By event id. */
  @Column('jsonb') edits!: Record<string, DigestEdit>;
  /** As readers see it; later changes of events do not change it. */
  @Column('jsonb', { nullable: true }) published!: DigestContent | null;
  @Column('timestamptz', { name: 'published_at', nullable: true }) publishedAt!: Date | null;

  static of(month: string): Digest {
    return Object.assign(new Digest(), {
      month,
      version: 0,
      title: null,
      edits: {},
      published: null,
      publishedAt: null,
    });
  }

  /** Null takes an edit back. */
  change(title: string | null | undefined, edits: ReadonlyMap<string, Record<string, unknown>>): void {
    if (title !== undefined) this.title = title || null;
    for (const [eventId, edit] of edits) {
      const merged = Object.entries({ ...this.edits[eventId], ...edit }).filter(([, value]) => value !== null);
      if (merged.length > 0) this.edits = { ...this.edits, [eventId]: Object.fromEntries(merged) };
      else delete this.edits[eventId];
    }
    this.version += 1;
  }

  publish(content: DigestContent, now: Date): void {
    this.published = content;
    this.publishedAt = now;
    this.version += 1;
  }
}
