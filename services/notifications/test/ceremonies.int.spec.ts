import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EventPublished } from '@zuomei/contracts';
import { newId } from '@zuomei/platform';
import { type AgreementShown, agreementStories, person, type Stories } from './agreement-stories.js';
import { eventFact } from './facts.js';

interface Run {
  id: string;
  version: number;
  currentItemId?: string;
  counts: object;
  items: { id: string; status: string; onStage: { name: string }[]; agreement: { id: string; signed: number } }[];
}
interface Stage {
  now?: { title: string; amount?: string; done: boolean; signed: boolean; place: number };
  next?: { title: string };
  counts: object;
  signedAmount?: string;
}

const event = eventFact({ kind: 'signing_ceremony', title: '校地集中签约' });
let stories: Stories;
let agreements: AgreementShown[];
const people = [person('冷甦鹏', { order: 1 }), person('王喆', { order: 1 })];

beforeAll(async () => {
  stories = await agreementStories();
  await stories.service.publish(EventPublished, event, { id: event.eventId, version: event.version });
  agreements = [
    await stories.draft(people, { title: '第一项', amount: '1200000.50' }),
    await stories.draft([person('丙')], { title: '第二项', amount: '0.05' }),
    await stories.draft([person('丁')], { title: '第三项', amount: '99.00' }),
  ];
});
afterAll(() => stories.service.stop());

const call = async <T = Run>(method: string, path: string, body?: object, version?: number) => {
  const headers: Record<string, string> = version === undefined ? {} : { 'if-match': `"${version}"` };
  const answer = await stories.service.call(method, `/api/ceremonies${path}`, { as: stories.staff, body, headers });
  return { status: answer.status, code: answer.body['code'], body: answer.body as unknown as T };
};
const bodies = (order = [0, 1, 2]) => ({ items: order.map((n) => ({ agreementId: agreements[n]?.id })) });
const plan = async (more: object = {}) =>
  (await call('POST', '', { eventId: event.eventId, title: '集中签约', ...bodies(), ...more })).body;
const step = (run: Run, n: number, what: string, version?: number) =>
  call('POST', `/${run.id}/items/${run.items[n]?.id ?? ''}/${what}`, {}, version);
const stage = async (run: Run) => (await call<Stage>('GET', `/${run.id}/stage`)).body;
const statuses = (run: Run) => run.items.map((one) => one.status);

describe('a signing ceremony', () => {
  it('is planned for an event, with agreements that can still be signed, each of them once', async () => {
    const refused = async (body: object) => {
      const {
        status,
        code,
        body: said,
      } = await call<{ errors: { pointer: string }[] }>('POST', '', {
        eventId: event.eventId,
        title: '集中签约',
        ...body,
      });
      return [status, code, said.errors[0]?.pointer];
    };
    const agreementId = agreements[0]?.id;
    expect(await refused({ items: [{ agreementId: newId() }] })).toEqual([
      422,
      'UNKNOWN_REFERENCE',
      '/items/0/agreementId',
    ]);
    expect(await refused({ items: [{ agreementId }, { agreementId }] })).toEqual([
      422,
      'ITEM_REPEATED',
      '/items/1/agreementId',
    ]);
    const given = await stories.draft([person('戊')]);
    await stories.act(given, 'abandon');
    expect(await refused({ items: [{ agreementId: given.id }] })).toEqual([
      422,
      'AGREEMENT_OVER',
      '/items/0/agreementId',
    ]);
    const run = await plan();
    expect(run.items.map((one) => one.onStage.map(({ name }) => name))).toEqual([['冷甦鹏', '王喆'], ['丙'], ['丁']]);
    const list = await call<{ items: object[] }>('GET', `?event=${event.eventId}`);
    expect(list.body.items).toEqual([
      expect.objectContaining({ id: run.id, eventTitle: '校地集中签约', counts: run.counts }),
    ]);
  });

  it('keeps its order, and who was called, through every change of the list', async () => {
    const run = await plan();
    await step(run, 1, 'called');
    expect((await call('PUT', `/${run.id}/items`, bodies([0, 2]))).code).toBe('CEREMONY_ITEM_TICKED');
    const ordered = await call('PUT', `/${run.id}/items`, bodies([2, 1]));
    expect(ordered.body.items.map((one) => one.agreement.id)).toEqual([agreements[2]?.id, agreements[1]?.id]);
    expect(statuses(ordered.body)).toEqual(['planned', 'called']);
    const named = await call('PATCH', `/${run.id}/items/${ordered.body.items[0]?.id ?? ''}`, {
      onStage: [{ name: '李明', title: '副市长' }],
    });
    expect(named.body.items[0]?.onStage).toEqual([{ name: '李明', title: '副市长' }]);
  });

  it('has one on stage at a time, shows who comes next, and takes steps back', async () => {
    const run = await plan();
    expect((await stage(run)).next?.title).toBe('第一项');
    await step(run, 0, 'called');
    await step(run, 0, 'called');
    const jumped = await step(run, 2, 'called');
    expect([jumped.body.version, statuses(jumped.body)]).toEqual([3, ['planned', 'planned', 'called']]);
    await step(run, 2, 'done');
    expect(await stage(run)).toMatchObject({
      now: { title: '第三项', place: 3, done: true, signed: false },
      next: { title: '第一项' },
      counts: { total: 3, done: 1, skipped: 0, signed: 0 },
    });
    await step(run, 2, 'undo');
    expect((await stage(run)).now).toMatchObject({ title: '第三项', done: false });
    const back = await step(run, 2, 'undo');
    expect([statuses(back.body), back.body.currentItemId]).toEqual([['planned', 'planned', 'planned'], undefined]);
    await step(run, 0, 'called');
    await step(run, 0, 'skipped');
    const left = await stage(run);
    expect([left.now, left.next?.title, left.counts]).toEqual([
      undefined,
      '第二项',
      { total: 2, done: 0, skipped: 1, signed: 0 },
    ]);
  });

  it('lets one of two clerks through who act on the same run', async () => {
    const run = await plan();
    const answers = await Promise.all([step(run, 0, 'called', run.version), step(run, 1, 'called', run.version)]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 412]);
  });

  it('shows sums only where they may be shown, and changes no agreement: only its signatures do', async () => {
    const run = await plan();
    await step(run, 0, 'called');
    await step(run, 0, 'done');
    const [first] = agreements;
    expect((await stories.shown(first?.id ?? '')).status).toBe('draft');
    await stories.act({ id: first?.id ?? '' }, 'send');
    for (const one of people) await stories.sign(await stories.open(one), one.name);
    await stories.completed(first?.id ?? '');
    expect(await stage(run)).toMatchObject({ now: { done: true, signed: true }, counts: { done: 1, signed: 1 } });
    const hidden = await stage(run);
    expect([hidden.now?.amount, hidden.signedAmount]).toEqual([undefined, undefined]);
    await call('PATCH', `/${run.id}`, { showAmounts: true });
    const open = await stage(run);
    expect([open.now?.amount, open.signedAmount]).toEqual(['1200000.50', '1200000.50']);
    await call('PATCH', `/${run.id}/items/${run.items[0]?.id ?? ''}`, { hideAmount: true });
    const secret = await stage(run);
    expect([secret.now?.amount, secret.signedAmount]).toEqual([undefined, undefined]);
  });
});
