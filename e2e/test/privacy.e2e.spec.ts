import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { eventually, messagesOf } from '@zuomei/testing';
import { signAs } from './agreements.js';
import { mailTo, tokenIn } from './mail.js';
import { type Cast, cast, type EventBody, publishedEvent } from './people.js';
import { address, type Agreement, call, done, type Registration, unique } from './product.js';

const brokers = process.env['PRODUCT_BROKERS'] ?? '';
const logs = join(process.env['PRODUCT_DATA'] ?? '', 'logs');
const topics = ['zuomei.events.v1', 'zuomei.registrations.v1', 'zuomei.agreements.v1'];

/** Everything that belongs to people, or opens something for them; gathered while the chain is walked. */
const secrets: string[] = [];
const secret = (value: string): string => {
  secrets.push(value);
  return value;
};

const everyFact = async (): Promise<string> =>
  (await Promise.all(topics.map((topic) => messagesOf(brokers, topic))))
    .flat()
    .map((m) => `${String(m.key)} ${String(m.value)} ${JSON.stringify(m.headers, (_, v: unknown) => text(v))}`)
    .join('\n');

const text = (value: unknown): unknown =>
  (value as { type?: string } | null)?.type === 'Buffer'
    ? Buffer.from((value as { data: number[] }).data).toString('utf8')
    : value;

const everyLog = (): string =>
  readdirSync(logs)
    // The mailbox is where mails belong.
    .filter((name) => name.endsWith('.log') && !name.startsWith('mailbox'))
    .map((name) => readFileSync(join(logs, name), 'utf8'))
    .join('\n');

describe('people’s data and secrets', () => {
  let people: Cast;
  let event: EventBody;
  let verified: string;

  beforeAll(async () => {
    people = await cast();
    event = await publishedEvent(people);
    const email = secret(address('private'));
    const person = { name: secret(unique('隐私')), email, phone: secret(`139${Date.now() % 100_000_000}`) };
    const path = `/api/events/${event.id}/registrations`;
    const place = (await call<Registration>('POST', path, { body: person })).body;
    secret(place.manageToken);
    secret(place.checkInCode ?? '');
    await mailTo(email, '报名成功');
    const headers = { 'x-manage-token': place.manageToken };
    const note = secret(unique('想谈的事'));
    await done('POST', `/api/registrations/${place.id}/intents`, {
      headers,
      body: { kind: 'cooperation', toOrganisationId: people.university, note },
    });
    const code = { code: place.checkInCode, nonce: unique('nonce') };
    await done('POST', `/api/events/${event.id}/check-ins`, { token: people.organiser, body: code });
    await done('POST', `/api/registrations/${place.id}/cancel`, { headers, body: {} });
    await sign();
  });

  async function sign(): Promise<void> {
    const email = secret(address('signatory'));
    const name = secret(unique('签署人'));
    const signer = { name, email, title: '院长', role: 'signer', order: 1 };
    const agreement = await done<Agreement>('POST', '/api/agreements', {
      token: people.staff,
      body: {
        kind: 'framework',
        title: '战略合作协议',
        body: '正文',
        parties: [{ organisationId: people.university, label: '甲方', signatories: [signer] }],
      },
    });
    await done('POST', `/api/agreements/${agreement.id}/send`, { token: people.staff, body: {} });
    secret(tokenIn(await mailTo(email, '请签署'), 'sign'));
    await signAs(signer);
    await mailTo(email, '已签署');
    const { verifyCode = '', number } = await done<Agreement>('GET', `/api/agreements/${agreement.id}`, {
      token: people.staff,
    });
    verified = number;
    await done('GET', `/api/verify/${secret(verifyCode)}`);
  }

  it('never travel on a topic', async () => {
    // What is looked through is really there: the facts of this very event.
    await eventually(async () => expect(await everyFact()).toContain(event.id), { seconds: 20, every: 500 });
    const facts = await everyFact();
    expect(secrets.filter((value) => facts.includes(value))).toEqual([]);
  });

  it('never stand in a log', () => {
    const lines = everyLog();
    expect(lines).toContain('"msg":"facts handled"');
    expect(secrets.filter((value) => lines.includes(value))).toEqual([]);
  });

  it('are not needed to know what was verified', async () => {
    const line = () =>
      everyLog()
        .split('\n')
        .find((one) => one.includes('"msg":"verified"') && one.includes(verified));
    await eventually(async () => expect(JSON.parse(line() ?? '{}')).toMatchObject({ by: 'code', number: verified }));
  });
});
