import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@zuomei/testing';
import pg from 'pg';
import { ExpireEnvelopes } from '../src/agreements/expire-envelopes.js';
import { type AgreementShown, agreementStories, type Person, person, type Stories } from './agreement-stories.js';

let stories: Stories;
beforeAll(async () => {
  stories = await agreementStories();
});
afterEach(() => {
  delete process.env['ZUOMEI_GUARD_OFF'];
});
afterAll(() => stories.service.stop());

const rounds = 5;
const ended = ['ENVELOPE_VOIDED', 'ENVELOPE_EXPIRED', 'ENVELOPE_DECLINED'];

interface Signing {
  agreement: AgreementShown;
  people: Person[];
  cookies: string[];
}
async function out(...names: string[]): Promise<Signing> {
  const people = names.map((name) => person(name));
  const agreement = await stories.draft(people);
  await stories.act(agreement, 'send');
  const cookies: string[] = [];
  for (const one of people) cookies.push(await stories.open(one));
  return { agreement, people, cookies };
}
const codeFor = async (who: Person, cookie: string): Promise<string> => {
  await stories.service.call('POST', '/api/signing/code', { headers: { cookie }, body: {} });
  const { text } = await stories.mails.waitFor({ to: who.email, subject: /验证码/ });
  return /^\d{6}$/m.exec(text)?.[0] ?? '';
};

/** Each says how it went wrong, or nothing. */
const races: Record<string, () => Promise<string | undefined>> = {
  'two signatories at once: both sign, and it is sealed once': async () => {
    const { agreement, cookies } = await out('甲', '乙');
    const answers = await Promise.all(cookies.map((cookie, n) => stories.sign(cookie, n === 0 ? '甲' : '乙')));
    const statuses = answers.map((answer) => answer.status);
    if (statuses.some((status) => status !== 200)) return `answers ${statuses.join()}`;
    const [jobs] = await stories.service.db.query<{ n: string }>(
      'SELECT count(*) AS n FROM seal_jobs WHERE envelope_id = $1',
      [agreement.envelope.id],
    );
    return jobs?.n === '1' ? undefined : `${String(jobs?.n)} seal jobs`;
  },
  'a signature against a void: one of the two': async () => {
    const { agreement, cookies } = await out('甲');
    const [signed, voided] = await Promise.all([
      stories.sign(cookies[0] ?? '', '甲'),
      stories.act(agreement, 'void', { reason: '更正' }),
    ]);
    return oneOf(signed, voided.status);
  },
  'a signature against the expiry: one of the two': async () => {
    const { agreement, cookies } = await out('甲');
    const { db } = stories.service;
    // Held back where it writes, so that the time is over while it is under way.
    const holder = new pg.Client({ connectionString: db.url });
    await holder.connect();
    await holder.query('BEGIN');
    await holder.query('SELECT 1 FROM signatories WHERE envelope_id = $1 FOR UPDATE', [agreement.envelope.id]);
    const waiting = (n: number) =>
      eventually(async () => {
        expect(
          await db.query(
            `SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()`,
          ),
        ).toHaveLength(n);
      });
    const signing = stories.sign(cookies[0] ?? '', '甲');
    await waiting(1);
    await db.query('UPDATE envelopes SET expires_at = now() WHERE id = $1', [agreement.envelope.id]);
    const sweeping = stories.service.get(ExpireEnvelopes).execute();
    await waiting(2);
    await holder.query('ROLLBACK');
    await holder.end();
    const [signed] = await Promise.all([signing, sweeping]);
    const swept = (await stories.shown(agreement.id)).status === 'draft' ? 200 : 409;
    return oneOf(signed, swept);
  },
  'a signature against its own delegation: one of the two': async () => {
    const { people, cookies } = await out('甲');
    const [who, cookie] = [people[0] ?? person('甲'), cookies[0] ?? ''];
    const body = { name: '乙', email: person('乙').email, reason: '出差', code: await codeFor(who, cookie) };
    const [signed, delegated] = await Promise.all([
      stories.sign(cookie, '甲'),
      stories.service.call('POST', '/api/signing/delegate', { headers: { cookie }, body }),
    ]);
    const statuses = [signed.status, delegated.status].sort();
    return statuses[0] === 200 && [401, 409].includes(statuses[1] ?? 0) ? undefined : `answers ${statuses.join()}`;
  },
};

function oneOf(signed: { status: number; body: Record<string, unknown> }, other: number): string | undefined {
  const won = signed.status === 200 ? 1 : 0;
  const lost = signed.status === 409 && ended.includes(String(signed.body['code'])) ? 1 : 0;
  if (won + lost === 1 && (won === 1 ? other === 409 : other === 200)) return undefined;
  return `answers ${signed.status} ${String(signed.body['code'])}, ${other}`;
}

describe.each(Object.entries(races))('%s', (_, race) => {
  it('whoever comes first', async () => {
    for (let round = 0; round < rounds; round += 1) expect(await race()).toBeUndefined();
  });

  it('goes wrong without the lock on the agreement', async () => {
    process.env['ZUOMEI_GUARD_OFF'] = 'agreement-lock';
    const wrong = [];
    for (let round = 0; round < 4 * rounds && wrong.length === 0; round += 1) {
      const trouble = await race().catch((error: unknown) => (error as Error).message);
      if (trouble !== undefined) wrong.push(trouble);
    }
    expect(wrong).toHaveLength(1);
  });
});
