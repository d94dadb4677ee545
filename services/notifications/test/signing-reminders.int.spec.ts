import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@zuomei/platform';
import { eventually } from '@zuomei/testing';
import { ExpireEnvelopes } from '../src/agreements/expire-envelopes.js';
import { RemindSignatories } from '../src/agreements/remind-signatories.js';
import type { ChainLine } from '../src/audit/audit-chain.js';
import { agreementStories, type Person, person, type Stories } from './agreement-stories.js';

let stories: Stories;
let staffId: string;
let as: string;
beforeAll(async () => {
  stories = await agreementStories({ MAIL_RETRY_SECONDS: '1' });
  staffId = newId();
  as = await stories.service.users.bearer({ id: staffId, roles: ['staff'], name: '跟进人' });
});
afterAll(() => stories.service.stop());

const send = (id: string) => stories.service.call('POST', `/api/agreements/${id}/send`, { as, body: {} });
const out = async (people: Person[], more: object = {}) => {
  const agreement = await stories.draft(people, more);
  await send(agreement.id);
  return agreement;
};
/** As if so many days had gone by for one agreement. */
const daysLater = (id: string, days: number) =>
  stories.service.db.query(
    `UPDATE signatories SET remind_at = remind_at - make_interval(days => $2), asked_at = asked_at - make_interval(days => $2)
     FROM envelopes WHERE envelopes.id = envelope_id AND agreement_id = $1`,
    [id, days],
  );
const remindersTo = async (who: Person) => (await stories.mails.find({ to: who.email, subject: '提醒' })).length;
const sweep = () => stories.service.get(RemindSignatories).execute();
const trail = async (id: string): Promise<ChainLine[]> =>
  (await stories.service.call('GET', `/api/agreements/${id}/audit-trail`, { as: stories.staff })).body
    .items as unknown as ChainLine[];
const senderMail = (subject: string) => stories.mails.waitFor({ to: `${staffId}@example.com`, subject });

describe('whoever does not sign', () => {
  it('is reminded after 5 days, then every 2, five times, by the same link; who is not yet asked never', async () => {
    const [slow, later] = [person('慢慢', { order: 1 }), person('以后', { order: 2 })];
    const agreement = await out([slow, later]);
    const token = await stories.tokenOf(slow);
    await daysLater(agreement.id, 4);
    await sweep();
    expect(await remindersTo(slow)).toBe(0);
    for (const [n, days] of [1, 2, 2, 2, 2].entries()) {
      await daysLater(agreement.id, days);
      await Promise.all([sweep(), sweep()]);
      await eventually(async () => expect(await remindersTo(slow)).toBe(n + 1));
      await sweep();
    }
    await daysLater(agreement.id, 10);
    await sweep();
    const lines = (await trail(agreement.id)).filter((line) => line.type === 'REMINDER_SENT');
    expect(lines.map((line) => line.data['n'])).toEqual([1, 2, 3, 4, 5]);
    expect(await stories.tokenOf(slow)).toBe(token);
    expect(await remindersTo(later)).toBe(0);
  });

  it('gets one reminder for days that were missed, and counts from the start when asked again by hand', async () => {
    const slow = person('慢慢');
    const agreement = await out([slow]);
    await daysLater(agreement.id, 12);
    await sweep();
    await sweep();
    await stories.act(agreement, 'remind');
    const [line] = (await trail(agreement.id)).slice(-1);
    expect([line?.type, line?.data['isResend']]).toEqual(['EMAIL_SENT', true]);
    const [shown] = (await stories.shown(agreement.id)).envelope.signatories as {
      reminders?: number;
      remindAt?: string;
    }[];
    expect(shown?.reminders).toBe(0);
    const wait = Date.parse(shown?.remindAt ?? '') - Date.now();
    expect(Math.round(wait / 86_400_000)).toBe(5);
    await eventually(async () => expect(await remindersTo(slow)).toBe(1));
  });

  it('is seen by staff as not reached when the mail is refused', async () => {
    const nobody = person('无此人');
    const agreement = await out([nobody]);
    await stories.service.db.query(
      `UPDATE mail_jobs SET status = 'dead', last_error = 'ADDRESS_REFUSED 550' WHERE kind = 'signature_wanted'
         AND person_id IN (SELECT id FROM signatories WHERE envelope_id = $1)`,
      [(await stories.shown(agreement.id)).envelope.id],
    );
    const shown = await stories.shown(agreement.id);
    expect(shown.envelope.signatories).toMatchObject([{ mail: 'dead', mailError: 'ADDRESS_REFUSED 550' }]);
  });
});

describe('the time to sign', () => {
  it('is extended while the file is out, to later only; the links go on working', async () => {
    const slow = person('慢慢');
    const agreement = await out([slow], { signBy: new Date(Date.now() + 3_600_000).toISOString() });
    const extend = (signBy: string) => stories.act(agreement, 'extend', { signBy });
    expect((await extend(new Date().toISOString())).body).toMatchObject({ code: 'SIGN_BY_NOT_LATER' });
    const until = new Date(Date.now() + 86_400_000).toISOString();
    expect((await extend(until)).body).toMatchObject({ envelope: { expiresAt: until } });
    expect((await stories.sign(await stories.open(slow), '慢慢')).status).toBe(200);
    expect((await trail(agreement.id)).map((line) => line.type)).toContain('EXPIRY_EXTENDED');
    await stories.completed(agreement.id);
    expect((await extend(until)).status).toBe(409);
  });

  it('ends; the sender hears of it, the agreement goes out again by new links, and is signed', async () => {
    const slow = person('慢慢');
    const agreement = await out([slow], { title: '过期合同' });
    const { envelope } = await stories.shown(agreement.id);
    const [old, stale] = [await stories.tokenOf(slow), await stories.open(slow)];
    await stories.service.db.query('UPDATE envelopes SET expires_at = now() WHERE id = $1', [envelope.id]);
    expect((await stories.act(agreement, 'extend', { signBy: '2099-01-01' })).status).toBe(409);
    await stories.service.get(ExpireEnvelopes).execute();
    expect(await stories.shown(agreement.id)).toMatchObject({ status: 'draft', envelope: { previousId: envelope.id } });
    expect((await senderMail('签署期限已过:过期合同')).text).toContain(agreement.number);
    expect((await stories.sign(stale, '慢慢')).status).toBe(409);
    expect((await send(agreement.id)).status).toBe(200);
    await eventually(async () => expect(await stories.tokenOf(slow)).not.toBe(old));
    expect((await stories.sign(await stories.open(slow), '慢慢')).status).toBe(200);
    const signed = await stories.completed(agreement.id);
    expect([signed.status, signed.number]).toEqual(['signed', agreement.number]);
    expect(signed.envelope).toMatchObject({ previousId: envelope.id, signatories: [{ status: 'signed' }] });
    const types = (await trail(agreement.id)).map((line) => line.type);
    const steps = ['ENVELOPE_SENT', 'RECIPIENT_EXPIRED', 'SIGNED', 'COMPLETED'];
    const story = ['ENVELOPE_SENT', 'RECIPIENT_EXPIRED', 'ENVELOPE_SENT', 'SIGNED', 'COMPLETED'];
    expect(types.filter((type) => steps.includes(type))).toEqual(story);
  });
});

describe('who is told', () => {
  it('of a decline: the sender with name and reason, and whoever was asked besides', async () => {
    const [first, second] = [person('甲'), person('乙')];
    await out([first, second], { title: '拒签合同' });
    await stories.service.call('POST', '/api/signing/decline', {
      headers: { cookie: await stories.open(first) },
      body: { reason: '金额不符' },
    });
    const { text } = await senderMail('已被拒签:拒签合同');
    expect([text.includes('甲'), text.includes('金额不符')]).toEqual([true, true]);
    await stories.mails.waitFor({ to: second.email, subject: '签署已停止' });
    expect(await stories.mails.find({ to: first.email, subject: '签署已停止' })).toEqual([]);
  });

  it('in mixed order: approver, then two signers side by side, then the last; a copy never holds anything up', async () => {
    const approver = person('审批', { role: 'approver', order: 1 });
    const side = [person('甲', { order: 2 }), person('乙', { order: 2 })];
    const last = person('盖章', { order: 3 });
    const copied = person('档案', { role: 'cc', order: 1 });
    const agreement = await out([approver, ...side, last, copied], { title: '混合顺序' });
    const asked = async () => {
      const everybody = [approver, ...side, last, copied];
      const found = await Promise.all(everybody.map((one) => stories.mails.find({ to: one.email, subject: /^请/ })));
      return everybody.filter((_, n) => (found[n]?.length ?? 0) > 0).map((one) => one.name);
    };
    await stories.service.call('POST', '/api/signing/sign', {
      headers: { cookie: await stories.open(approver) },
      body: { consentVersion: '2026-03' },
    });
    const cookies = [await stories.open(side[0] ?? approver), await stories.open(side[1] ?? approver)];
    expect(await asked()).toEqual(['审批', '甲', '乙']);
    await stories.sign(cookies[1] ?? '', '乙');
    await stories.sign(cookies[0] ?? '', '甲');
    await stories.sign(await stories.open(last), '盖章');
    await stories.completed(agreement.id);
    await senderMail('各方已签署:混合顺序');
    await stories.mails.waitFor({ to: copied.email, subject: '已签署' });
  });
});
