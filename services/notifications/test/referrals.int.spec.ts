import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { OrganisationRecorded } from '@zuomei/contracts';
import { eventually } from '@zuomei/testing';
import { organisationFact } from './facts.js';
import { type Answer, runNotifications, type RunningNotifications } from './running-notifications.js';

let service: RunningNotifications;
let staff: string;
const university = organisationFact();
const enterprise = organisationFact({ name: '安恒信息', kind: 'enterprise' });

beforeAll(async () => {
  service = await runNotifications();
  staff = await service.users.bearer({ roles: ['staff'], name: '王跟进' });
  for (const fact of [university, enterprise]) {
    await service.publish(OrganisationRecorded, fact, { id: fact.organisationId, version: 1 });
  }
  await eventually(async () => expect(await service.db.query('SELECT 1 FROM organisations')).toHaveLength(2));
});
afterAll(() => service.stop());

const call = (method: string, path: string, body?: object): Promise<Answer> =>
  service.call(method, `/api/${path}`, { as: staff, ...(body === undefined ? {} : { body }) });
const opened = async (): Promise<string> => {
  const parties = { fromOrganisationId: enterprise.organisationId, toOrganisationId: university.organisationId };
  return String((await call('POST', 'intents', { kind: 'cooperation', ...parties })).body['followUpId']);
};
const loan = {
  service: 'financing',
  product: 'loan',
  referredTo: '科技支行',
  askedOn: '2026-03-10',
  amountAsked: '5000000',
};
const made = async (body: object = loan): Promise<string> =>
  String((await call('POST', `follow-ups/${await opened()}/referrals`, body)).body['id']);

describe('referrals', () => {
  it('financing names its product and its sums; the answer says what was granted', async () => {
    const id = await made();
    const answered = await call('PATCH', `referrals/${id}`, {
      answer: 'accepted',
      answeredOn: '2026-03-20',
      amountGranted: '3000000.5',
    });
    expect([answered.status, answered.body]).toEqual([
      200,
      expect.objectContaining({
        service: 'financing',
        product: 'loan',
        referredTo: '科技支行',
        askedOn: '2026-03-10',
        amountAsked: '5000000.00',
        answer: 'accepted',
        answeredOn: '2026-03-20',
        amountGranted: '3000000.50',
        version: 2,
      }),
    ]);
    const facts = await service.db.query(
      `SELECT payload->>'version' AS version, payload->>'amountGranted' AS granted FROM outbox
       WHERE type = 'agreements.referral-recorded.v1' AND aggregate_id = $1 ORDER BY seq`,
      [id],
    );
    expect(facts).toEqual([
      { version: '1', granted: null },
      { version: '2', granted: '3000000.50' },
    ]);
  });

  it.each([
    ['a loan without a product', { ...loan, product: undefined }, 'PRODUCT_MISMATCH'],
    ['a test with a product', { ...loan, service: 'testing' }, 'PRODUCT_MISMATCH'],
    ['a test with a sum', { service: 'testing', referredTo: '检测中心', amountAsked: '1' }, 'AMOUNT_ONLY_FINANCING'],
  ])('%s is refused', async (_, body, code) => {
    const { status, body: problem } = await call('POST', `follow-ups/${await opened()}/referrals`, body);
    expect([status, problem['code']]).toEqual([422, code]);
  });

  it.each([
    ['a sum with a refusal', { answer: 'declined', amountGranted: '1' }, 'GRANT_WITHOUT_CONSENT'],
    ['an answer before the question', { answer: 'accepted', answeredOn: '2026-03-09' }, 'ANSWERED_TOO_EARLY'],
  ])('%s is refused', async (_, body, code) => {
    const { status, body: problem } = await call('PATCH', `referrals/${await made()}`, body);
    expect([status, problem['code']]).toEqual([422, code]);
  });

  it('are summed by service and product, each figure with the list that it counts', async () => {
    const year = { askedOn: '2020-05-01' };
    await made({ service: 'testing', referredTo: '检测中心', ...year });
    const granted = await made({ ...loan, ...year });
    await made({ ...loan, ...year, product: 'voucher', amountAsked: '200000' });
    await call('PATCH', `referrals/${granted}`, { answer: 'accepted', amountGranted: '4000000' });
    const { body } = await call('GET', 'referrals/summary?from=2020-01-01&to=2020-12-31');
    const items = body.items as (Record<string, unknown> & { href: string; asked: number })[];
    expect([body['asked'], body['amountAsked'], body['amountGranted']]).toEqual([3, '5200000.00', '4000000.00']);
    expect(
      items.map((item) => [item['service'], item['product'], item.asked, item['accepted'], item['amountGranted']]),
    ).toEqual([
      ['financing', 'loan', 1, 1, '4000000.00'],
      ['financing', 'voucher', 1, 0, '0.00'],
      ['testing', undefined, 1, 0, undefined],
    ]);
    for (const { href, asked } of items) {
      expect((await service.call('GET', href, { as: staff })).body.items).toHaveLength(asked);
    }
  });

  it('are listed by page and go out as CSV', async () => {
    const seen: unknown[] = [];
    let cursor = '';
    do {
      const { body } = await call('GET', `referrals?limit=2${cursor}`);
      seen.push(...(body.items ?? []).map((item) => item['id']));
      cursor = typeof body['nextCursor'] === 'string' ? `&cursor=${body['nextCursor']}` : '';
    } while (cursor);
    const all = (await call('GET', 'referrals?limit=200')).body.items ?? [];
    expect(seen).toEqual(all.map((item) => item['id']));
    const csv = await fetch(`${service.url}/api/referrals.csv`, { headers: { authorization: staff } });
    expect((await csv.text()).trim().split('\n')).toHaveLength(all.length + 1);
  });
});
