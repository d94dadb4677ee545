import { Injectable } from '@nestjs/common';
import { transact } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import { StaffDirectory } from '../staff/staff-directory.js';
import { dueWithTasks } from './case-tasks.js';
import { lockFollowUp } from './lock-follow-up.js';
import { lockTask } from './lock-task.js';

interface TaskChange {
  title?: string;
  dueOn?: string;
  /** null: the owner of the case. */
  assigneeId?: string | null;
}

/** Puts a task off, renames it or gives it to somebody else. */
@Injectable()
export class ChangeTask {
  constructor(
    private readonly db: DataSource,
    private readonly staff: StaffDirectory,
  ) {}

  /** @throws FollowUpUnknown, TaskUnknown, TaskSettled, StaffUnknown */
  async execute(followUpId: string, taskId: string, { assigneeId, ...wanted }: TaskChange): Promise<void> {
    const assignee = typeof assigneeId === 'string' ? await this.staff.member(assigneeId, '/assigneeId') : assigneeId;
    await transact(this.db, async (tx) => {
      const followUp = await lockFollowUp(tx, followUpId);
      const task = await lockTask(tx, followUpId, taskId);
      task.change({ ...wanted, ...(assignee === undefined ? {} : { assignee }) });
      await tx.save(task);
      await dueWithTasks(tx, followUp);
      await tx.save(followUp);
    });
  }
}
