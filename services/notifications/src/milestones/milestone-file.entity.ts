import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Milestone } from './milestone.entity.js';

/** Evidence of a milestone; its bytes lie in the archive under their hash, written once. */
@Entity('milestone_files')
@Index('ix_milestone_files_milestone', ['milestoneId'])
export class MilestoneFile {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'milestone_id' })
  @ForeignKey(() => Milestone, { name: 'fk_milestone_files_milestone' })
  milestoneId!: string;

  @Column('text')
  name!: string;

  @Column('text')
  type!: string;

  @Column('int')
  size!: number;

  @Column('text')
  sha256!: string;

  @Column('uuid', { name: 'uploaded_by' })
  uploadedBy!: string;

  @Column('timestamptz', { name: 'uploaded_at' })
  uploadedAt!: Date;
}
