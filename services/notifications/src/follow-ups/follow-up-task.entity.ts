import type { TaskKind, TaskStatus } from '@zuomei/contracts';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { FollowUp } from './follow-up.entity.js';
import { TaskSettled } from './follow-ups.errors.js';

export interface NewTask {
  id: string;
  followUpId: string;
  kind: TaskKind;
  template?: string;
  title: string;
  dueOn: string;
  assignee?: { id: string; name: string } | undefined;
  at: Date;
}

/** Something to be done for a case by a day: a planned check, what somebody thought of, or what follows from one done. */
@Entity('follow_up_tasks')
@Index('ix_follow_up_tasks_case', ['followUpId', 'dueOn'])
@Index('ix_follow_up_tasks_due', { synchronize: false })
export class FollowUpTask {
  @PrimaryColumn('uuid')
  id!: string;

  @ForeignKey(() => FollowUp, { name: 'fk_follow_up_tasks_case' })
  @Column('uuid', { name: 'follow_up_id' })
  followUpId!: string;

  @Column('text')
  kind!: TaskKind;

  /** What it was made from, if from anything: `check_30`, `visit`. */
  @Column('text', { nullable: true })
  template!: string | null;

  @Column('text')
  title!: string;

  /** A local day, `YYYY-MM-DD`. */
  @Column('date', { name: 'due_on' })
  dueOn!: string;

  @Column('text')
  status!: TaskStatus;

  /** Who does it; the owner of the case unless said. */
  @Column('uuid', { name: 'assignee_id', nullable: true })
  assigneeId!: string | null;

  @Column('text', { name: 'assignee_name', nullable: true })
  assigneeName!: string | null;

  /** What came of it. */
  @Column('text', { nullable: true })
  note!: string | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'settled_at', nullable: true })
  settledAt!: Date | null;

  @Column('text', { name: 'settled_by_name', nullable: true })
  settledByName!: string | null;

  /** The day on which the administrators were told that it is overdue; once for each day it was put off to. */
  @Column('date', { name: 'escalated_on', nullable: true })
  escalatedOn!: string | null;

  static of(given: NewTask): FollowUpTask {
    return Object.assign(new FollowUpTask(), {
      id: given.id,
      followUpId: given.followUpId,
      kind: given.kind,
      template: given.template ?? null,
      title: given.title,
      dueOn: given.dueOn,
      status: 'open',
      assigneeId: given.assignee?.id ?? null,
      assigneeName: given.assignee?.name ?? null,
      note: null,
      createdAt: given.at,
      settledAt: null,
      settledByName: null,
      escalatedOn: null,
    });
  }

  /** @throws TaskSettled */
  settle(status: 'done' | 'cancelled', note: string | undefined, byName: string | undefined, at: Date): void {
    this.requireOpen();
    this.status = status;
    this.note = note ?? null;
    this.settledByName = byName ?? null;
    this.settledAt = at;
  }

  /** @throws TaskSettled */
  change(wanted: { title?: string; dueOn?: string; assignee?: { id: string; name: string } | null }): void {
    this.requireOpen();
    if (wanted.title !== undefined) this.title = wanted.title;
    if (wanted.dueOn !== undefined && wanted.dueOn !== this.dueOn) {
      this.dueOn = wanted.dueOn;
      this.escalatedOn = null;
    }
    if (wanted.assignee !== undefined) {
      this.assigneeId = wanted.assignee?.id ?? null;
      this.assigneeName = wanted.assignee?.name ?? null;
    }
  }

  private requireOpen(): void {
    if (this.status !== 'open') throw new TaskSettled(this.status);
  }
}
