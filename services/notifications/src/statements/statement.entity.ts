import type { EventKind } from '@zuomei/contracts';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** 近, 约, 余, 超, as whoever published it wrote. */
export const qualifiers = ['nearly', 'about', 'odd', 'over'] as const;
export type Qualifier = (typeof qualifiers)[number];

/** Sums in this unit are money: two decimals, shown in 万元 and 亿元. */
export const yuan = '元';

/** What somebody published; null for what was not said. */
export interface Published {
  /** Of an imported one: twice the same file changes nothing. */
  code: string | null;
  /** A figure of the summary, which then stands beside it; a free one has a label only. */
  figure: string | null;
  label: string | null;
  /** Exact decimal. */
  value: string;
  qualifier: Qualifier | null;
  unit: string;
  /** The days it speaks of; or what had come together until a day, of which perhaps only the month is known. */
  from: string | null;
  to: string | null;
  asOf: string | null;
  kind: EventKind | null;
  seriesId: string | null;
  /** What else it is limited to, in words. */
  scope: string | null;
  definition: string;
  source: string;
}

export type Changes = { [K in keyof Published]?: Published[K] | undefined };

/**
 * One version of a published statement 已公布数据. A correction is a new version and leaves the earlier one as it
 * was; the one that stands has no `until`.
 */
@Entity('published_statements')
@Index('ux_published_statements_standing', { synchronize: false })
@Index('ux_published_statements_code', { synchronize: false })
@Check('ck_published_statements_qualifier', `qualifier IN ('nearly', 'about', 'odd', 'over')`)
@Check('ck_published_statements_time', 'as_of IS NULL OR (from_day IS NULL AND to_day IS NULL)')
@Check('ck_published_statements_named', 'figure IS NOT NULL OR label IS NOT NULL')
export class PublishedStatement implements Published {
  @PrimaryColumn('uuid') id!: string;
  @PrimaryColumn('int') version!: number;
  @Column('text', { nullable: true }) code!: string | null;
  @Column('text', { nullable: true }) figure!: string | null;
  @Column('text', { nullable: true }) label!: string | null;
  @Column('numeric') value!: string;
  @Column('text', { nullable: true }) qualifier!: Qualifier | null;
  @Column('text') unit!: string;
  @Column('date', { name: 'from_day', nullable: true }) from!: string | null;
  @Column('date', { name: 'to_day', nullable: true }) to!: string | null;
  @Column('text', { name: 'as_of', nullable: true }) asOf!: string | null;
  /** The last day or month it speaks of: they are listed by it. */
  @Column('text', { name: 'speaks_until' }) speaksUntil!: string;
  @Column('text', { nullable: true }) kind!: EventKind | null;
  @Column('uuid', { name: 'series_id', nullable: true }) seriesId!: string | null;
  @Column('text', { nullable: true }) scope!: string | null;
  @Column('text') definition!: string;
  @Column('text') source!: string;
  @Column('uuid', { name: 'recorded_by' }) recordedBy!: string;
  @Column('timestamptz', { name: 'recorded_at' }) recordedAt!: Date;
  /** Why this version took the place of the one before. */
  @Column('text', { nullable: true }) reason!: string | null;
  /** Until when it stood; null while it does. Without a later version it was withdrawn. */
  @Column('timestamptz', { nullable: true }) until!: Date | null;

  static record(id: string, said: Published, by: string, at: Date): PublishedStatement {
    return Object.assign(new PublishedStatement(), said, {
      ...{ id, version: 1, recordedBy: by, recordedAt: at, reason: null, until: null },
      value: exact(said.value, said.unit),
      speaksUntil: said.to ?? said.asOf ?? '',
    });
  }

  /** The version that takes this one's place; undefined where nothing would change. */
  correct(changes: Changes, reason: string | null, by: string, at: Date): PublishedStatement | undefined {
    const next = Object.assign(new PublishedStatement(), this);
    Object.assign(next, Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)));
    // A day takes the place of a period and the other way round.
    if (changes.asOf) Object.assign(next, { from: null, to: null });
    else if (changes.from || changes.to) next.asOf = null;
    next.value = exact(next.value, next.unit);
    next.speaksUntil = next.to ?? next.asOf ?? '';
    if (publishedNames.every((name) => next[name] === this[name])) return undefined;
    this.until = at;
    return Object.assign(next, { version: this.version + 1, recordedBy: by, recordedAt: at, reason, until: null });
  }

  withdraw(at: Date): void {
    this.until = at;
  }
}

export const publishedNames = [
  ...(['code', 'figure', 'label', 'value', 'qualifier', 'unit', 'from', 'to', 'asOf'] as const),
  ...(['kind', 'seriesId', 'scope', 'definition', 'source'] as const),
] satisfies (keyof Published)[];

/** `"1200000"` of yuan is `"1200000.00"`; of anything else it stays as short as it is. */
function exact(value: string, unit: string): string {
  const [whole = '0', cents = ''] = value.split('.');
  const digits = whole.replace(/^0+(?=\d)/, '');
  if (unit === yuan) return `${digits}.${cents.padEnd(2, '0').slice(0, 2)}`;
  const rest = cents.replace(/0+$/, '');
  return rest ? `${digits}.${rest}` : digits;
}
