import { Injectable } from '@nestjs/common';
import { crashAt, guardOff } from '@zuomei/messaging';
import { Clock, newId, transact } from '@zuomei/platform';
import { DateTime } from 'luxon';
import { DataSource, type EntityManager } from 'typeorm';
import { FollowUpLine } from '../follow-ups/follow-up-line.entity.js';
import { asleepSince, awakeSince } from '../follow-ups/follow-ups.filter.js';
import { bureauZone, dayAfter } from '../follow-ups/task-templates.js';
import { MailJobs } from '../mails/mail-jobs.js';
import { StaffDirectory, type StaffMember } from '../staff/staff-directory.js';

/** From half past seven on working days; a service that was down catches up until six in the evening. */
const window = { from: 7 * 60 + 30, to: 18 * 60 };

/** A task that is overdue for so many days is told to the administrators, once. */
export const escalatedAfterDays = 7;

/** The working day on which people are told now; none outside of the hours. */
function dayToTell(now: Date): string | undefined {
  const local = DateTime.fromJSDate(now, { zone: bureauZone });
  const minute = local.hour * 60 + local.minute;
  const told = local.weekday <= 5 && minute >= window.from && minute < window.to;
  return told ? local.toFormat('yyyy-MM-dd') : undefined;
}

/** Tells everybody who follows up what is due, and the administrators what has been overdue for long; once a day. */
@Injectable()
export class PlanDailyMails {
  constructor(
    private readonly db: DataSource,
    private readonly staff: StaffDirectory,
    private readonly mails: MailJobs,
    private readonly clock: Clock,
  ) {}

  /** @throws Error while the gateway does not say who follows up: it is tried again */
  async execute(): Promise<void> {
    const day = dayToTell(this.clock.now());
    if (day === undefined || (await this.isDone(day))) return;
    const staff = await this.staff.all();
    // Day and mails in one transaction: a process that dies leaves either all of it or nothing.
    await transact(this.db, async (tx) => {
      const factId = await this.claim(guardOff('daily-mail-transaction') ? this.db.manager : tx, day);
      if (factId === undefined) return;
      await this.tellOwners(tx, day, factId, staff);
      await this.escalate(tx, day, factId, staff);
      crashAt('daily_mails_planned');
    });
  }

  private async isDone(day: string): Promise<boolean> {
    if (guardOff('daily-mail-day')) return false;
    const rows: unknown[] = await this.db.query('SELECT 1 FROM cadence_days WHERE day = $1', [day]);
    return rows.length > 0;
  }

  /** Of two processes the second waits here for the first, and then finds the day taken. */
  private async claim(tx: EntityManager, day: string): Promise<string | undefined> {
    const conflict = guardOff('daily-mail-day') ? 'DO UPDATE SET id = excluded.id' : 'DO NOTHING';
    const rows: { id: string }[] = await tx.query(
      `INSERT INTO cadence_days (day, id, done_at) VALUES ($1, $2, $3) ON CONFLICT (day) ${conflict} RETURNING id`,
      [day, newId(), this.clock.now()],
    );
    return rows[0]?.id;
  }

  private async tellOwners(tx: EntityManager, day: string, factId: string, staff: StaffMember[]): Promise<void> {
    const people: { id: string }[] = await tx.query(
      `SELECT coalesce(t.assignee_id, f.owner_id) AS id
       FROM follow_up_tasks t JOIN follow_ups f ON f.id = t.follow_up_id
       WHERE t.status = 'open' AND t.due_on <= $1 AND coalesce(t.assignee_id, f.owner_id) = ANY($2::uuid[])
       UNION SELECT f.owner_id FROM follow_ups f WHERE f.owner_id = ANY($2::uuid[]) AND ${asleepSince('$3', 'f')}`,
      [day, staff.map((one) => one.id), awakeSince(day)],
    );
    await this.mails.add(
      tx,
      people.map(({ id }) => ({ factId, kind: 'daily_follow_ups', personId: id, data: { day } })),
    );
  }

  private async escalate(tx: EntityManager, day: string, factId: string, staff: StaffMember[]): Promise<void> {
    const administrators = staff.filter(({ roles }) => roles.includes('admin'));
    const overdue = `t.status = 'open' AND t.escalated_on IS NULL AND t.due_on <= $1`;
    const last = dayAfter(day, -escalatedAfterDays);
    // The cases first, as everybody else who changes a task does.
    await tx.query(
      `SELECT 1 FROM follow_ups f WHERE EXISTS (SELECT 1 FROM follow_up_tasks t WHERE t.follow_up_id = f.id AND ${overdue})
       ORDER BY f.id FOR UPDATE`,
      [last],
    );
    const [escalated]: [{ follow_up_id: string; title: string }[], number] = await tx.query(
      `UPDATE follow_up_tasks t SET escalated_on = $2 WHERE ${overdue} RETURNING follow_up_id, title`,
      [last, day],
    );
    if (escalated.length === 0) return;
    const at = this.clock.now();
    await tx.insert(
      FollowUpLine,
      escalated.map(({ follow_up_id, title }) =>
        FollowUpLine.about('escalated', newId(), follow_up_id, { subject: title }, {}, at),
      ),
    );
    await this.mails.add(
      tx,
      administrators.map(({ id }) => ({ factId, kind: 'overdue_escalated', personId: id, data: { day } })),
    );
  }
}
