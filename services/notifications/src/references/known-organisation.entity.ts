import type { OrganisationKind } from '@zuomei/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** This service's copy of an organisation, from `events.v1`; written by its consumer only. */
@Entity('organisations')
export class KnownOrganisation {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('int')
  version!: number;

  @Column('text', { nullable: true })
  code!: string | null;

  @Column('text')
  name!: string;

  @Column('text', { name: 'name_en', nullable: true })
  nameEn!: string | null;

  @Column('text')
  kind!: OrganisationKind;

  @Column('text', { nullable: true })
  city!: string | null;

  @Column('text', { nullable: true })
  district!: string | null;
}
