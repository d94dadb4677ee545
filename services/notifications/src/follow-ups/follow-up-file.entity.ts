import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { FollowUp } from './follow-up.entity.js';

/** A file kept with a case; its bytes lie in the archive under their hash, written once. */
@Entity('follow_up_files')
@Index('ix_follow_up_files_case', ['followUpId'])
export class FollowUpFile {
  @PrimaryColumn('uuid')
  id!: string;

  @ForeignKey(() => FollowUp, { name: 'fk_follow_up_files_case' })
  @Column('uuid', { name: 'follow_up_id' })
  followUpId!: string;

  @Column('text')
  name!: string;

  @Column('text')
  type!: string;

  @Column('int')
  size!: number;

  @Column('text')
  sha256!: string;

  @Column('text', { name: 'uploaded_by_name', nullable: true })
  uploadedByName!: string | null;

  @Column('timestamptz', { name: 'uploaded_at' })
  uploadedAt!: Date;
}
