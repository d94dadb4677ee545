import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@zuomei/platform';
import { OrganisationRecorded } from '@zuomei/contracts';
import { eventually } from '@zuomei/testing';
import { RemindOfTerms } from '../src/terms/remind-of-terms.js';
import { agreementStories, enterprise, person, type Stories, university } from './agreement-stories.js';

let stories: Stories;
let as: string;
const staffId = newId();
beforeAll(async () => {
  stories = await agreementStories();
  as = await stories.service.users.bearer({ id: staffId, roles: ['staff'] });
  for (const [code, fact] of Object.entries({ UNI: university, ENT: enterprise }))
    await stories.service.publish(
      OrganisationRecorded,
      { ...fact, version: 2, code },
      { id: fact.organisationId, version: 2 },
    );
});
afterAll(() => stories.service.stop());

const day = (days: number) => new Date(Date.now() + days * 86_400_000 + 8 * 3_600_000).toISOString().slice(0, 10);
/** A signed one whose term ends in so many days. */
async function signed(endsIn: number, title: string, startsIn = -300): Promise<string> {
  const header = 'code,kind,title,party_a,party_b,signed_on,term_starts_on,term_ends_on';
  const row = `${newId()},framework,${title},UNI,ENT,2020-01-01,${day(startsIn)},${day(endsIn)}`;
  await eventually(async () => {
    const response = await fetch(`${stories.service.url}/api/imports/agreements`, {
      method: 'POST',
      headers: { authorization: as, 'content-type': 'text/csv' },
      body: `${header}\n${row}`,
    });
    expect(response.status).toBe(200);
  });
  const { body } = await stories.service.call('GET', `/api/agreements?q=${title}`, { as });
  return String(body.items?.[0]?.['id']);
}
const sweep = () => stories.service.get(RemindOfTerms).execute();
const notices = async (id: string) =>
  (
    await stories.service.db.query<{ days: number }>(
      'SELECT days FROM term_notices WHERE agreement_id = $1 ORDER BY days DESC',
      [id],
    )
  ).map((row) => row.days);
const mailsAbout = (title: string) => stories.mails.find({ to: `${staffId}@example.com`, subject: title });

describe('the phase of an agreement', () => {
  it('follows from its dates alone', async () => {
    const phases = {
      not_started: await signed(500, '未开始', 10),
      in_force: await signed(500, '履行中'),
      to_renew: await signed(90, '待续签'),
      ended: await signed(-1, '已到期'),
    };
    for (const [phase, id] of Object.entries(phases)) {
      expect(await stories.shown(id)).toMatchObject({ phase });
      const { body } = await stories.service.call('GET', `/api/agreements?phase=${phase}`, { as });
      expect(body.items?.map((one) => one['id'])).toEqual([id]);
    }
  });
});

describe('a term that ends', () => {
  it('is told 180, 90 and 30 days before, once each, however often and by however many it is looked at', async () => {
    const id = await signed(181, '一年期');
    const until = (days: number) =>
      stories.service.db.query(`UPDATE agreements SET term_ends_on = $2 WHERE id = $1`, [id, day(days)]);
    const told = async (n: number) => eventually(async () => expect(await mailsAbout('一年期')).toHaveLength(n));
    await sweep();
    expect(await notices(id)).toEqual([]);
    // Time goes by: for the test the end comes nearer, and the notices move along with it.
    const after = async (days: number) => {
      await until(days);
      await stories.service.db.query('UPDATE term_notices SET term_ends_on = $2 WHERE agreement_id = $1', [
        id,
        day(days),
      ]);
      await Promise.all([sweep(), sweep(), sweep()]);
      await sweep();
    };
    await after(180);
    expect(await notices(id)).toEqual([180]);
    await told(1);
    await after(91);
    expect(await notices(id)).toEqual([180]);
    await after(90);
    await told(2);
    await after(12);
    await told(3);
    expect(await notices(id)).toEqual([180, 90, 30]);
    await after(3);
    await told(3);
  });

  it('is told once where it comes in late, and not at all once it is renewed', async () => {
    const late = await signed(20, '迟到的');
    await sweep();
    expect(await notices(late)).toEqual([180, 90, 30]);
    await eventually(async () => expect(await mailsAbout('迟到的')).toHaveLength(1));
    const old = await signed(25, '已续签的');
    const next = await stories.draft([person('甲')], {
      renewsId: old,
      termStartsOn: day(26),
      termEndsOn: day(400),
      endedTermFigures: [{ label: '共建项目', value: '12', unit: '个', asOf: day(0) }],
    });
    await stories.service.db.query("UPDATE agreements SET status = 'signed', signed_on = $2 WHERE id = $1", [
      next.id,
      day(0),
    ]);
    await sweep();
    expect(await notices(old)).toEqual([]);
    expect(await stories.shown(old)).toMatchObject({ phase: 'in_force' });
    expect(await stories.shown(next.id)).toMatchObject({
      renewsId: old,
      phase: 'not_started',
      endedTermFigures: [{ label: '共建项目', value: '12' }],
    });
  });
});
