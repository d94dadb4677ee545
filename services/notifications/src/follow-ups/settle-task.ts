import { Injectable } from '@nestjs/common';
import { Clock, newId, transact } from '@zuomei/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { dueWithTasks } from './case-tasks.js';
import { type Actor, FollowUpLine } from './follow-up-line.entity.js';
import { FollowUpTask } from './follow-up-task.entity.js';
import type { FollowUp } from './follow-up.entity.js';
import { lockFollowUp } from './lock-follow-up.js';
import { lockTask } from './lock-task.js';
import { dayAfter, localDay, nextInChain } from './task-templates.js';

interface Settlement {
  as: 'done' | 'cancelled';
  /** What came of it, or why it is not done. */
  note?: string;
  /** Makes the next task of the step, if there is one. */
  chain: boolean;
  by: Actor;
}

/** A task is done or called off; what is usually done next follows by itself. */
@Injectable()
export class SettleTask {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /** @returns the id of the task that was made next, if any @throws FollowUpUnknown, TaskUnknown, TaskSettled */
  execute(followUpId: string, taskId: string, { as, note, chain, by }: Settlement): Promise<string | undefined> {
    return transact(this.db, async (tx) => {
      const followUp = await lockFollowUp(tx, followUpId);
      const task = await lockTask(tx, followUpId, taskId);
      const at = this.clock.now();
      task.settle(as, note, by.name, at);
      await tx.save(task);
      const next = chain && !followUp.isSettled ? await this.makeNext(tx, followUp, task, at) : undefined;
      await dueWithTasks(tx, followUp);
      if (as === 'done') followUp.lastStepAt = at;
      await tx.save(followUp);
      const about = { subject: task.title, ...(note === undefined ? {} : { note }) };
      await tx.insert(FollowUpLine, FollowUpLine.about(`task_${as}`, newId(), followUpId, about, by, at));
      return next?.id;
    });
  }

  private async makeNext(
    tx: EntityManager,
    followUp: FollowUp,
    done: FollowUpTask,
    at: Date,
  ): Promise<FollowUpTask | undefined> {
    const rows = await tx.find(FollowUpTask, {
      where: { followUpId: followUp.id },
      select: { id: true, template: true },
    });
    const template = nextInChain(followUp.status, new Set(rows.flatMap((row) => row.template ?? [])));
    if (!template) return undefined;
    const { assigneeId, assigneeName } = done;
    const next = FollowUpTask.of({
      id: newId(),
      followUpId: followUp.id,
      kind: 'chained',
      template: template.code,
      title: template.title,
      dueOn: dayAfter(localDay(at), template.days),
      // Whoever did the last one goes on, unless that was the owner, who may change.
      assignee: assigneeId === null ? undefined : { id: assigneeId, name: assigneeName ?? '' },
      at,
    });
    await tx.insert(FollowUpTask, next);
    return next;
  }
}
