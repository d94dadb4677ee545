import type { EntityManager } from 'typeorm';
import { FollowUpTask } from './follow-up-task.entity.js';
import { TaskUnknown } from './follow-ups.errors.js';

/** A task of a case that is locked already: every change of a task goes through its case. @throws TaskUnknown */
export async function lockTask(tx: EntityManager, followUpId: string, id: string): Promise<FollowUpTask> {
  const task = await tx.findOneBy(FollowUpTask, { id, followUpId });
  if (!task) throw new TaskUnknown();
  return task;
}
