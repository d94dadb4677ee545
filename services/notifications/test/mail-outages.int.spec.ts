import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EventPublished, RegistrationConfirmed } from '@zuomei/contracts';
import { newId } from '@zuomei/platform';
import { eventually, spawnService } from '@zuomei/testing';
import { eventFact, registrationFact } from './facts.js';
import { runNotifications, type RunningNotifications } from './running-notifications.js';
import { type ReceivedMail, SmtpStandIn } from './smtp-stand-in.js';

const server = new SmtpStandIn();
let service: RunningNotifications;
let staff: string;
const event = eventFact();

beforeAll(async () => {
  await server.start();
  service = await runNotifications({ SMTP_URL: server.url, MAIL_RETRY_SECONDS: '3600' });
  staff = await service.users.bearer({ roles: ['staff'] });
  await service.publish(EventPublished, event, { id: event.eventId, version: 1 });
});
afterAll(async () => {
  await service.stop();
  await server.stop();
});

async function signUp(address = `${newId()}@example.com`): Promise<{ id: string; email: string }> {
  const id = newId();
  const person = { id, name: '王喆', email: address, locale: 'zh-CN', link: 'http://127.0.0.1:3000/place#x' } as const;
  service.registrations.people.set(id, person);
  const fact = registrationFact({ registrationId: id, eventId: event.eventId });
  await service.publish(RegistrationConfirmed, fact, { id, version: 1 });
  return { id, email: person.email };
}

const jobOf = async (personId: string): Promise<Record<string, unknown>> => {
  const [job] = await service.db.query('SELECT * FROM mail_jobs WHERE person_id = $1', [personId]);
  return job ?? {};
};
const mailHealth = async (): Promise<[number, unknown]> => {
  const { status, body } = await service.call('GET', '/health/ready');
  return [status, (body['parts'] as Record<string, { status: string }>)['mail']?.status];
};

describe('a mail server in trouble', () => {
  it('a refused address makes a dead job that staff sees, without the address, and can send again', async () => {
    server.answerTo = (address) => (address.startsWith('nobody') ? `550 5.1.1 <${address}> no such user` : '250 ok');
    const { id, email } = await signUp(`nobody-${newId()}@example.com`);
    await eventually(async () => expect((await jobOf(id))['status']).toBe('dead'));
    const { body } = await service.call('GET', '/api/mail-jobs?status=dead', { as: staff });
    const [job] = (body.items ?? []).filter((item) => item['personId'] === id);
    expect(job).toMatchObject({ kind: 'signed_up', status: 'dead', attempts: 1, error: 'SMTP_550 5.1.1' });
    expect(JSON.stringify(body)).not.toContain(email);
    server.answerTo = () => '250 ok';
    const retried = await service.call('POST', `/api/mail-jobs/${String(job?.['id'])}/retry`, { as: staff });
    expect(retried.status).toBe(200);
    await eventually(() => expect(server.to(email)).toHaveLength(1));
    const again = await service.call('POST', `/api/mail-jobs/${String(job?.['id'])}/retry`, { as: staff });
    expect([again.status, again.body['code']]).toEqual([409, 'MAIL_NOT_DEAD']);
  });

  it('a mail in back-off holds up no new one', async () => {
    server.answerTo = (address) => (address.startsWith('greylisted') ? '451 4.7.1 later' : '250 ok');
    const waiting = await signUp(`greylisted-${newId()}@example.com`);
    await eventually(async () =>
      expect(await jobOf(waiting.id)).toMatchObject({ status: 'queued', attempts: 1, last_error: 'SMTP_451 4.7.1' }),
    );
    const fresh = await signUp();
    await eventually(() => expect(server.to(fresh.email)).toHaveLength(1), { seconds: 5 });
    expect(server.to(waiting.email)).toEqual([]);
    server.answerTo = () => '250 ok';
  });

  it('while the server is down mails wait and no try is used up; when it is back all of them go out', async () => {
    await server.stop();
    const people: { id: string; email: string }[] = [];
    for (let n = 0; n < 10; n += 1) people.push(await signUp());
    await eventually(async () => expect(await mailHealth()).toEqual([200, 'degraded']));
    await eventually(async () =>
      expect(await jobOf(people[9]?.id ?? '')).toMatchObject({ status: 'queued', attempts: 0 }),
    );
    await server.start();
    await eventually(() => expect(people.map(({ email }) => server.to(email).length)).toEqual(Array(10).fill(1)), {
      seconds: 20,
    });
    await eventually(async () => expect(await mailHealth()).toEqual([200, 'ok']), { seconds: 10 });
  });

  it('says in metrics how much waits and how long people waited', async () => {
    const lines = (await (await fetch(`${service.url}/metrics`)).text()).split('\n');
    const valueOf = (name: string, label: string): number =>
      Number(
        lines
          .find((line) => line.startsWith(name) && line.includes(label))
          ?.split(' ')
          .at(-1),
      );
    expect(valueOf('mail_queue{', 'status="queued"')).toBe(1);
    expect(valueOf('mail_queue{', 'status="dead"')).toBe(0);
    expect(valueOf('mail_oldest_age_seconds{', '')).toBeGreaterThan(1);
    expect(valueOf('registration_to_mail_seconds_count{', 'kind="signed_up"')).toBe(12);
  });
});

describe('a process that dies between the 250 and its commit', () => {
  it('has the mail sent again with the same Message-ID', async () => {
    const other = new SmtpStandIn();
    await other.start();
    const environment = { ...service.environment, SMTP_URL: other.url, MAIL_LEASE_SECONDS: '3' };
    const { email, id } = await (async () => {
      // The service of this test file must not take the job: its mail server is away.
      await server.stop();
      return signUp();
    })();
    await eventually(async () => expect((await jobOf(id))['status']).toBe('queued'));
    let take: ((mail: ReceivedMail) => void) | undefined;
    const taken = new Promise<ReceivedMail>((resolve) => (take = resolve));
    // Never answered: the mail is taken, and the process that sent it will not live to hear of it.
    other.beforeTaken = (mail) => {
      take?.(mail);
      return new Promise(() => undefined);
    };
    const victim = await spawnService('notifications', environment);
    await taken;
    await victim.kill('SIGKILL');
    other.beforeTaken = () => undefined;
    const survivor = await spawnService('notifications', environment);
    await eventually(() => expect(other.to(email)).toHaveLength(2), { seconds: 20 });
    const [first, second] = other.to(email);
    expect(second?.messageId).toBe(first?.messageId);
    expect(first?.messageId).toMatch(/^<[0-9a-f]{64}@example\.com>$/);
    await eventually(async () => expect((await jobOf(id))['status']).toBe('sent'));
    await survivor.kill();
    await other.stop();
    await server.start();
  });
});
