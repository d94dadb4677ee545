import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { OrganisationRecorded } from '@zuomei/contracts';
import { Clock, newId } from '@zuomei/platform';
import { eventually, type TestMailbox, mailbox } from '@zuomei/testing';
import { CadenceWorker } from '../src/cadence/cadence-worker.js';
import { PlanDailyMails } from '../src/cadence/plan-daily-mails.js';
import { organisationFact } from './facts.js';
import { type Answer, runNotifications, type RunningNotifications } from './running-notifications.js';

let service: RunningNotifications;
let second: RunningNotifications;
let box: TestMailbox;
const university = organisationFact();
const enterprise = organisationFact({ name: '安恒信息', kind: 'enterprise' });
const unique = newId();
const owner = { id: newId(), name: '李负责', email: `owner-${unique}@staff.example` };
const idle = { id: newId(), name: '吴无事', email: `idle-${unique}@staff.example` };
const administrator = { id: newId(), name: '管理员', email: `admin-${unique}@staff.example` };
let staff: string;

/** In Asia/Shanghai; long past, so that a mail that is made then is due now. */
const at = (local: string): Date => new Date(`${local}:00+08:00`);
const setClock = (local: string): void => {
  for (const one of [service, second]) one.get(Clock).now = () => at(local);
};
const planBoth = (): Promise<void[]> => Promise.all([service, second].map((one) => one.get(PlanDailyMails).execute()));
const call = (method: string, path: string, body?: object): Promise<Answer> =>
  service.call(method, `/api/${path}`, { as: staff, ...(body === undefined ? {} : { body }) });
const jobs = (kind: string): Promise<Record<string, unknown>[]> =>
  service.db.query(
    `SELECT person_id AS person, data->>'day' AS day FROM mail_jobs WHERE kind = $1 ORDER BY data->>'day', person_id`,
    [kind],
  );

beforeAll(async () => {
  box = mailbox();
  service = await runNotifications();
  second = await runNotifications(service.environment);
  staff = await service.users.bearer({ ...owner, roles: ['staff'] });
  await service.users.bearer({ ...idle, roles: ['staff'] });
  await service.users.bearer({ ...administrator, roles: ['admin'] });
  for (const fact of [university, enterprise]) {
    await service.publish(OrganisationRecorded, fact, { id: fact.organisationId, version: 1 });
  }
  // The services look at the time by themselves too; here it is the tests that do.
  for (const one of [service, second]) await one.get(CadenceWorker).beforeApplicationShutdown();
  await service.db.query('DELETE FROM cadence_days');
  setClock('2026-03-02T06:00');
});
afterAll(async () => {
  await second.stop();
  await service.stop();
});
afterEach(() => {
  delete process.env['ZUOMEI_GUARD_OFF'];
});

const caseOfOwner = async (dueOn: string): Promise<string> => {
  const parties = { fromOrganisationId: enterprise.organisationId, toOrganisationId: university.organisationId };
  const id = String((await call('POST', 'intents', { kind: 'cooperation', ...parties })).body['followUpId']);
  await call('PATCH', `follow-ups/${id}`, { ownerId: owner.id });
  await call('POST', `follow-ups/${id}/tasks`, { title: `走访 ${unique}`, dueOn });
  return id;
};

describe('the daily mail', () => {
  it('goes on working days at 7:30 to whom something is due, once under two processes', async () => {
    await caseOfOwner('2026-03-02');
    setClock('2026-03-02T07:29');
    await planBoth();
    expect(await jobs('daily_follow_ups')).toEqual([]);
    setClock('2026-03-02T07:30');
    await planBoth();
    setClock('2026-03-02T17:59');
    await planBoth();
    expect(await jobs('daily_follow_ups')).toEqual([{ person: owner.id, day: '2026-03-02' }]);
    const [mail] = await eventually(async () => {
      const mails = await box.find({ to: owner.email });
      expect(mails).toHaveLength(1);
      return mails;
    });
    expect(mail?.subject).toBe('今日跟进:今日到期 1 项,逾期 0 项');
    expect(mail?.text).toContain(`2026-03-02 走访 ${unique}:安恒信息 → 西南科技大学`);
  });

  it('does not go on a weekend, and not in the evening', async () => {
    const before = await jobs('daily_follow_ups');
    for (const moment of ['2026-03-07T08:00', '2026-03-08T08:00', '2026-03-06T18:00']) {
      setClock(moment);
      await planBoth();
    }
    expect(await jobs('daily_follow_ups')).toEqual(before);
  });

  it('goes twice without the row of the day: the test would see it', async () => {
    process.env['ZUOMEI_GUARD_OFF'] = 'daily-mail-day';
    setClock('2026-03-03T08:00');
    await planBoth();
    const of = (await jobs('daily_follow_ups')).filter(({ day }) => day === '2026-03-03');
    expect(of).toHaveLength(2);
  });

  /** Another process plans that moment and is killed before it has committed. @returns by what it ended */
  const killedWhilePlanning = (local: string, guardOff = ''): Promise<string | null> =>
    new Promise((resolve) => {
      const script = join(import.meta.dirname, 'plan-daily-mails.mjs');
      const fault = { CRASH_AT: 'daily_mails_planned', ZUOMEI_GUARD_OFF: guardOff, NODE_OPTIONS: '' };
      spawn(process.execPath, [script, at(local).toISOString()], {
        env: { ...process.env, ...service.environment, ...fault },
        stdio: 'inherit',
      }).once('exit', (_, signal) => resolve(signal));
    });
  const toldOn = async (day: string): Promise<number> =>
    (await jobs('daily_follow_ups')).filter((job) => job['day'] === day).length;

  it('goes once to everybody though a process is killed with -9 while it plans, alone or beside others', async () => {
    expect(await killedWhilePlanning('2026-03-05T08:00')).toBe('SIGKILL');
    expect(await toldOn('2026-03-05')).toBe(0);
    setClock('2026-03-05T08:00');
    await planBoth();
    expect(await toldOn('2026-03-05')).toBe(1);
    setClock('2026-03-06T08:00');
    const killed = killedWhilePlanning('2026-03-06T08:00');
    const [other] = await Promise.all([killed, planBoth()]);
    // It was killed only if it came first; then the others found nothing of it.
    expect([null, 'SIGKILL']).toContain(other);
    await planBoth();
    expect(await toldOn('2026-03-06')).toBe(1);
  });

  it('would go to nobody if the day were taken apart from its mails', async () => {
    expect(await killedWhilePlanning('2026-03-10T08:00', 'daily-mail-transaction')).toBe('SIGKILL');
    setClock('2026-03-10T08:00');
    await planBoth();
    expect(await toldOn('2026-03-10')).toBe(0);
  });

  it('a plan that breaks off leaves nothing behind, and is made whole by the next', async () => {
    setClock('2026-03-04T08:00');
    await service.db.query(`ALTER TABLE mail_jobs RENAME TO mail_jobs_away`);
    await expect(service.get(PlanDailyMails).execute()).rejects.toThrow();
    await service.db.query(`ALTER TABLE mail_jobs_away RENAME TO mail_jobs`);
    expect(await service.db.query(`SELECT 1 FROM cadence_days WHERE day = '2026-03-04'`)).toEqual([]);
    await planBoth();
    expect((await jobs('daily_follow_ups')).filter(({ day }) => day === '2026-03-04')).toHaveLength(1);
  });

  it('goes to whom nothing is due, too, once a case of theirs had no step for 30 days', async () => {
    const id = await caseOfOwner('2026-12-01');
    await call('PATCH', `follow-ups/${id}`, { ownerId: idle.id });
    await service.db.query(`UPDATE follow_ups SET last_step_at = '2026-01-27T01:00:00Z' WHERE id = $1`, [id]);
    for (const day of ['2026-02-25', '2026-02-26']) {
      setClock(`${day}T08:00`);
      await planBoth();
    }
    const told = (await jobs('daily_follow_ups')).filter(({ person }) => person === idle.id);
    expect(told).toEqual([{ person: idle.id, day: '2026-02-26' }]);
    const mail = await box.waitFor({ to: idle.email, subject: '今日到期 0 项,逾期 0 项' });
    expect(mail.text).toContain('2026-01-27 之后未推进:安恒信息 → 西南科技大学');
  });
});

describe('escalation', () => {
  it('tells the administrators of a task that is a week overdue, once, and again after it was put off', async () => {
    const id = await caseOfOwner('2026-03-09');
    const told = async (): Promise<unknown[]> =>
      (await jobs('overdue_escalated'))
        .filter(({ day }) => String(day) > '2026-03-09')
        .map(({ person, day }) => [person, day]);
    await service.db.query(
      `UPDATE follow_up_tasks SET status = 'cancelled' WHERE follow_up_id <> $1 OR kind = 'check'`,
      [id],
    );
    for (const day of ['2026-03-13', '2026-03-16', '2026-03-17']) {
      setClock(`${day}T07:30`);
      await planBoth();
    }
    expect(await told()).toEqual([[administrator.id, '2026-03-16']]);
    const mail = await eventually(async () => {
      const mails = await box.find({ to: administrator.email });
      const found = mails.find(({ text }) => text.includes('2026-03-09'));
      expect(found).toBeDefined();
      return found;
    });
    expect(mail?.text).toContain('(负责人:李负责)');
    const { body } = await call('GET', `follow-ups/${id}`);
    const task = (body['tasks'] as Record<string, unknown>[]).find(({ kind }) => kind === 'manual');
    expect((body['lines'] as Record<string, unknown>[]).at(-1)).toMatchObject({
      kind: 'escalated',
      subject: task?.['title'],
    });
    await call('PATCH', `follow-ups/${id}/tasks/${String(task?.['id'])}`, { dueOn: '2026-03-18' });
    for (const day of ['2026-03-24', '2026-03-25', '2026-03-26']) {
      setClock(`${day}T07:30`);
      await planBoth();
    }
    expect(await told()).toEqual([
      [administrator.id, '2026-03-16'],
      [administrator.id, '2026-03-25'],
    ]);
  });
});
