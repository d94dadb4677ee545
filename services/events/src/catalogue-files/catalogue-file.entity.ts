import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Something attached to a record. Its bytes stay in the database, where no web server looks for files. */
@Entity('catalogue_files')
export class CatalogueFile {
  @PrimaryColumn('uuid') id!: string;
  @Index('catalogue_files_record_id')
  @Column('uuid', { name: 'record_id' })
  recordId!: string;
  @Column('text') name!: string;
  /** By what it holds. */
  @Column('text') type!: string;
  @Column('int') size!: number;
  @Column('bytea', { select: false }) bytes!: Buffer;
  @Column({ type: 'timestamptz', name: 'created_at', precision: 3 }) createdAt!: Date;
}
