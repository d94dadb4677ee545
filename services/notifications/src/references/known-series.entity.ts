import { Column, Entity, PrimaryColumn } from 'typeorm';

/** This service's copy of a series, from `events.v1`; written by its consumer only. */
@Entity('series')
export class KnownSeries {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('int')
  version!: number;

  @Column('text')
  name!: string;

  @Column('text', { name: 'name_en', nullable: true })
  nameEn!: string | null;

  @Column('uuid', { name: 'parent_id', nullable: true })
  parentId!: string | null;
}
