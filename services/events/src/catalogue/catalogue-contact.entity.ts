import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Whom to ask about a record. Personal data: beside the record, so that it can go, and never on a topic. */
@Entity('catalogue_contacts')
@Index('catalogue_contacts_email', { synchronize: false })
export class CatalogueContact {
  @PrimaryColumn('uuid', { name: 'record_id' }) recordId!: string;
  @Column('text') name!: string;
  @Column('text', { nullable: true }) email!: string | null;
  @Column('text', { nullable: true }) phone!: string | null;
}
