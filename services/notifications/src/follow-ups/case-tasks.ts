import type { EntityManager } from 'typeorm';
import { newId } from '@zuomei/platform';
import type { Actor } from './follow-up-line.entity.js';
import { FollowUpTask } from './follow-up-task.entity.js';
import type { FollowUp } from './follow-up.entity.js';
import { dayAfter, localDay, plannedChecks } from './task-templates.js';

/** A statement may carry 65,535 values; this many tasks stay below. */
const portion = 1000;

/** Plans the checks of cases that have just been opened; their day is that of the first. */
export async function planChecks(tx: EntityManager, opened: readonly FollowUp[], now: Date): Promise<void> {
  const today = localDay(now);
  const tasks = opened.flatMap(({ id: followUpId }) =>
    plannedChecks.map(({ code, title, days }) =>
      FollowUpTask.of({
        id: newId(),
        followUpId,
        kind: 'check',
        template: code,
        title,
        dueOn: dayAfter(today, days),
        at: now,
      }),
    ),
  );
  for (let from = 0; from < tasks.length; from += portion) {
    await tx.insert(FollowUpTask, tasks.slice(from, from + portion));
  }
}

/** A step is a look at the case, so checks due by now are done with it; a case that is settled has nothing left to do. */
export async function settleByStep(tx: EntityManager, followUp: FollowUp, by: Actor, now: Date): Promise<void> {
  const ended = followUp.isSettled;
  await tx.query(
    `UPDATE follow_up_tasks SET status = $2, settled_at = $3, settled_by_name = $4
     WHERE follow_up_id = $1 AND status = 'open' AND ($5 OR (kind = 'check' AND due_on <= $6))`,
    [followUp.id, ended ? 'cancelled' : 'done', now, by.name ?? null, ended, localDay(now)],
  );
}

/** The case's day is that of its first open task; call it under the case's lock, after the tasks have changed. */
export async function dueWithTasks(tx: EntityManager, followUp: FollowUp): Promise<void> {
  const [first]: { day: string | null }[] = await tx.query(
    `SELECT min(due_on)::text AS day FROM follow_up_tasks WHERE follow_up_id = $1 AND status = 'open'`,
    [followUp.id],
  );
  followUp.dueOn = first?.day ?? null;
}
