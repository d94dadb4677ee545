import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A frozen or sealed file under its SHA-256, written once; in the database, so that it is stored with what refers to it. */
@Entity('archived_files')
export class ArchivedFile {
  @PrimaryColumn('text')
  sha256!: string;

  @Column('bytea')
  bytes!: Buffer;

  @Column('int')
  size!: number;

  @Column('timestamptz', { name: 'stored_at' })
  storedAt!: Date;
}
