import { guardOff } from '@zuomei/messaging';
import type { EntityManager } from 'typeorm';
import { MeetingPlan } from './meeting-plan.entity.js';
import { Meeting } from './meeting.entity.js';
import { MeetingNotFound, noMeetingPlan } from './meetings.errors.js';

/** Locks the plan of an event before its meetings are read: what is decided from them is true until the commit. */
export async function lockPlan(tx: EntityManager, offeringId: string): Promise<MeetingPlan> {
  const plan = await tx.findOne(MeetingPlan, {
    where: { offeringId },
    ...(guardOff('meeting-lock') ? {} : { lock: { mode: 'pessimistic_write' as const } }),
  });
  if (!plan) throw noMeetingPlan();
  return plan;
}

/** Locks the plan, then reads the meeting. @throws MeetingNotFound */
export async function lockMeeting(
  tx: EntityManager,
  offeringId: string,
  id: string,
): Promise<{ plan: MeetingPlan; meeting: Meeting }> {
  if (!(await tx.existsBy(Meeting, { id, offeringId }))) throw new MeetingNotFound();
  const plan = await lockPlan(tx, offeringId);
  return { plan, meeting: await tx.findOneByOrFail(Meeting, { id }) };
}
