import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  EventChanged,
  EventPublished,
  MessageDue,
  RegistrationCancelled,
  RegistrationConfirmed,
  RegistrationWaitlisted,
} from '@zuomei/contracts';
import { newId } from '@zuomei/platform';
import { eventually, type Mail, mailbox, type TestMailbox } from '@zuomei/testing';
import { eventFact, registrationFact } from './facts.js';
import { runNotifications, type RunningNotifications } from './running-notifications.js';

let service: RunningNotifications;
let box: TestMailbox;
const event = eventFact();

beforeAll(async () => {
  service = await runNotifications();
  box = mailbox();
  await service.publish(EventPublished, event, { id: event.eventId, version: 1 });
});
afterAll(() => service.stop());

/** A person registrations knows. */
function person(more: { locale?: 'zh-CN' | 'en' } = {}): { id: string; email: string } {
  const id = newId();
  const email = `${id}@example.com`;
  const link = `http://127.0.0.1:3000/place#${'s'.repeat(43)}`;
  service.registrations.people.set(id, {
    id,
    name: '冷甦鹏',
    email,
    locale: more.locale ?? 'zh-CN',
    link,
    checkInCode: 'k3J9xQ2LmN8pR4sT6vWyZa',
  });
  return { id, email };
}

function attached(mail: Mail, contentType: string): Promise<Buffer> {
  const found = mail.attachments?.find((attachment) => attachment.contentType === contentType);
  return box.attachment(mail, found?.generatedFileName ?? `no ${contentType}`);
}

async function confirm(id: string, more: object = {}): Promise<void> {
  const fact = registrationFact({ registrationId: id, eventId: event.eventId, ...more });
  await service.publish(RegistrationConfirmed, fact, { id, version: fact.version });
}

describe('mails about a registration', () => {
  it('one fact becomes one mail, with code, calendar entry and link', async () => {
    const { id, email } = person();
    await confirm(id);
    const mail = await box.waitFor({ to: email });
    expect(mail.subject).toBe(`报名成功:${event.title}`);
    expect(mail.text.split('\n')).toContain(`http://127.0.0.1:3000/place#${'s'.repeat(43)}`);
    expect(mail.text).toContain('2027年3月10日 周三 09:00–11:30');
    expect(mail.from).toEqual([{ address: 'zuomei@example.com', name: '做媒 zuomei' }]);
    expect(mail.headers['auto-submitted']).toBe('auto-generated');
    expect((await attached(mail, 'image/png')).subarray(1, 4).toString()).toBe('PNG');
    expect((await attached(mail, 'text/calendar')).toString()).toContain('DTSTART:20270310T010000Z');
  });

  it('the same fact delivered five times becomes one mail', async () => {
    const { id, email } = person();
    await confirm(id);
    await box.waitFor({ to: email });
    for (let again = 0; again < 4; again += 1) {
      await service.db.query(`UPDATE outbox SET published_at = NULL WHERE aggregate_id = $1`, [id]);
      await eventually(async () =>
        expect(await service.db.query(`SELECT 1 FROM outbox WHERE published_at IS NULL`)).toEqual([]),
      );
    }
    // A later fact of the same person is behind the repeated ones in its partition.
    const fact = registrationFact({ registrationId: id, eventId: event.eventId, version: 2, status: 'cancelled' });
    await service.publish(RegistrationCancelled, { ...fact, by: 'attendee' }, { id, version: 2 });
    await box.waitFor({ to: email, subject: '报名已取消' });
    expect((await box.find({ to: email })).map((mail) => mail.subject)).toEqual([
      `报名成功:${event.title}`,
      `报名已取消:${event.title}`,
    ]);
  });

  it('who moves up from the waitlist is told so, in the language of the sign-up', async () => {
    const { id, email } = person({ locale: 'en' });
    const waiting = registrationFact({ registrationId: id, eventId: event.eventId, status: 'waitlisted' });
    await service.publish(RegistrationWaitlisted, { ...waiting, position: 3 }, { id, version: 1 });
    const first = await box.waitFor({ to: email, subject: 'On the waitlist: AI matchmaking day' });
    expect(first.text).toContain('you are number 3 in line');
    await confirm(id, { version: 2, previousStatus: 'waitlisted' });
    const second = await box.waitFor({ to: email, subject: 'A place is yours: AI matchmaking day' });
    expect(second.text).toContain('Wed 10 March 2027, 09:00–11:30 (Asia/Shanghai)');
  });

  it('a message that is due is sent as what it is', async () => {
    const { id, email } = person();
    const due = { registrationId: id, eventId: event.eventId, version: 1, message: 'link_again' } as const;
    await service.publish(MessageDue, due, { id, version: 1 });
    expect((await box.waitFor({ to: email })).subject).toBe(`您的报名链接:${event.title}`);
  });

  it('a change is told with what it replaces, and an older fact about the event changes nothing', async () => {
    const first = eventFact({ title: '先定的活动', version: 1 });
    const about = { id: first.eventId, version: 1 };
    await service.publish(EventPublished, first, about);
    const moved = { ...first, version: 2, startsAt: '2027-03-11T01:00:00.000Z', endsAt: '2027-03-11T03:30:00.000Z' };
    await service.publish(EventChanged, { ...moved, changed: ['startsAt', 'endsAt'] }, { ...about, version: 2 });
    await service.publish(EventPublished, { ...first, title: '过时的标题' }, about);
    const { id, email } = person();
    await eventually(async () =>
      expect(await service.db.query('SELECT version, title FROM events WHERE id = $1', [first.eventId])).toEqual([
        { version: 2, title: '先定的活动' },
      ]),
    );
    const due = { registrationId: id, eventId: first.eventId, version: 1, message: 'event_changed' } as const;
    await service.publish(MessageDue, due, { id, version: 1 });
    const mail = await box.waitFor({ to: email });
    expect(mail.subject).toBe('活动有变动:先定的活动');
    expect(mail.text).toContain('时间:2027年3月11日 周四 09:00–11:30(原为:2027年3月10日 周三 09:00–11:30)');
  });

  it('a mail that arrives before its event waits for it', async () => {
    const late = eventFact({ title: '后到的活动' });
    const { id, email } = person();
    await confirm(id, { eventId: late.eventId });
    await eventually(async () => {
      const [job] = await service.db.query<{ last_error: string }>(
        `SELECT last_error FROM mail_jobs WHERE person_id = $1`,
        [id],
      );
      expect(job?.last_error).toBe('SUBJECT_UNKNOWN');
    });
    await service.publish(EventPublished, late, { id: late.eventId, version: 1 });
    expect((await box.waitFor({ to: email })).subject).toBe('报名成功:后到的活动');
  });
});
