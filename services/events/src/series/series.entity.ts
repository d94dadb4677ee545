import { SeriesRecordedV1 } from '@zuomei/contracts';
import { newId } from '@zuomei/platform';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

export interface SeriesDetails {
  name?: string;
  nameEn?: string | null;
  parentId?: string | null;
}

/** A named run of events; may be part of another. */
@Entity('series')
export class Series {
  @PrimaryColumn('uuid') id!: string;
  @Column('int') version!: number;
  @Column('text') name!: string;
  @Column('text', { name: 'name_en', nullable: true }) nameEn!: string | null;
  @Index('series_parent_id')
  @Column('uuid', { name: 'parent_id', nullable: true })
  parentId!: string | null;
  @Column({ type: 'timestamptz', name: 'created_at', precision: 3 }) createdAt!: Date;
  @Column({ type: 'timestamptz', name: 'updated_at', precision: 3 }) updatedAt!: Date;

  static record(details: SeriesDetails & { name: string }, now: Date): Series {
    return Object.assign(new Series(), {
      id: newId(),
      version: 1,
      name: details.name,
      nameEn: details.nameEn || null,
      parentId: details.parentId ?? null,
      createdAt: now,
      updatedAt: now,
    });
  }

  /** Takes over what differs. @returns whether anything did; then this is the next version */
  change({ name = this.name, nameEn = this.nameEn, parentId = this.parentId }: SeriesDetails, now: Date): boolean {
    const next = { name, nameEn: nameEn || null, parentId };
    if (next.name === this.name && next.nameEn === this.nameEn && next.parentId === this.parentId) return false;
    Object.assign(this, next);
    this.version += 1;
    this.updatedAt = now;
    return true;
  }

  /** The whole of it, as others are told. */
  recorded(): SeriesRecordedV1 {
    return Object.assign(new SeriesRecordedV1(), {
      seriesId: this.id,
      version: this.version,
      name: this.name,
      nameEn: this.nameEn ?? undefined,
      parentId: this.parentId ?? undefined,
    });
  }
}
