import { Injectable } from '@nestjs/common';
import { Clock, newId, type OnceKey, transactOnce } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import { StaffDirectory } from '../staff/staff-directory.js';
import { dueWithTasks } from './case-tasks.js';
import { type Actor, FollowUpLine } from './follow-up-line.entity.js';
import { FollowUpTask } from './follow-up-task.entity.js';
import { FollowUpSettled } from './follow-ups.errors.js';
import { lockFollowUp } from './lock-follow-up.js';

interface WantedTask {
  title: string;
  dueOn: string;
  assigneeId?: string | null;
}

/** Plans something for a case. */
@Injectable()
export class AddTask {
  constructor(
    private readonly db: DataSource,
    private readonly staff: StaffDirectory,
    private readonly clock: Clock,
  ) {}

  /** @returns its id @throws FollowUpUnknown, FollowUpSettled, StaffUnknown */
  async execute(followUpId: string, wanted: WantedTask, by: Actor, once: OnceKey | undefined): Promise<string> {
    const assignee = wanted.assigneeId ? await this.staff.member(wanted.assigneeId, '/assigneeId') : undefined;
    const { result } = await transactOnce(this.db, once, async (tx) => {
      const followUp = await lockFollowUp(tx, followUpId);
      if (followUp.isSettled) throw new FollowUpSettled();
      const at = this.clock.now();
      const { title, dueOn } = wanted;
      const task = FollowUpTask.of({ id: newId(), followUpId, kind: 'manual', title, dueOn, assignee, at });
      await tx.insert(FollowUpTask, task);
      await dueWithTasks(tx, followUp);
      await tx.save(followUp);
      await tx.insert(FollowUpLine, FollowUpLine.about('task_added', newId(), followUpId, { subject: title }, by, at));
      return task.id;
    });
    return result;
  }
}
