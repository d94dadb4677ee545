import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EventEnded, PersonErased } from '@zuomei/contracts';
import { newId } from '@zuomei/platform';
import { eventually } from '@zuomei/testing';
import { brokenAt, type ChainLine } from '../src/audit/audit-chain.js';
import { yearsByKind } from '../src/retention/retention-period.js';
import { agreementStories, enterprise, person, type Stories, university } from './agreement-stories.js';
import { eventFact } from './facts.js';

let stories: Stories;
let staff2: string;
let admin: string;
let admin2: string;
beforeAll(async () => {
  stories = await agreementStories({ RETENTION_YEARS_BY_KIND: 'development=10' });
  staff2 = await stories.service.users.bearer({ roles: ['staff'] });
  admin = await stories.service.users.bearer({ roles: ['admin'], name: '周管理' });
  admin2 = await stories.service.users.bearer({ roles: ['admin'], name: '吴管理' });
});
afterAll(() => stories.service.stop());

const post = async (id: string, what: string, as: string, body: object = {}) => {
  const answer = await stories.service.call('POST', `/api/agreements/${id}/${what}`, { as, body });
  return { status: answer.status, code: answer.body['code'], body: answer.body };
};
const retention = async (id: string) =>
  (await stories.service.call('GET', `/api/agreements/${id}/retention`, { as: stories.staff })).body;
const reason = { reason: '与乙方有争议' };

async function onPaper(signedOn: string): Promise<string> {
  const { id } = await stories.draft([person('甲')]);
  const form = new FormData();
  form.append('signedOn', signedOn);
  form.append('place', '成都天府');
  form.append('file', new Blob([`%PDF-1.7 ${id}`]), '签署件.pdf');
  await fetch(`${stories.service.url}/api/agreements/${id}/paper`, {
    method: 'POST',
    headers: { authorization: stories.staff },
    body: form,
  });
  await post(id, 'paper/verify', staff2);
  return id;
}
const emailsOf = async (id: string) =>
  (
    await stories.service.db.query<{ email: string }>(
      'SELECT email FROM signatories JOIN envelopes ON envelopes.id = envelope_id WHERE agreement_id = $1',
      [id],
    )
  ).map(({ email }) => email);
const trailOf = async (id: string) => {
  const { body } = await stories.service.call('GET', `/api/agreements/${id}/audit-trail`, { as: stories.staff });
  return body.items as unknown as ChainLine[];
};
const archive = async (query: string) =>
  (await stories.service.call('GET', `/api/archive?${query}`, { as: stories.staff })).body.items ?? [];

describe('an agreement that is over', () => {
  it('is kept for the years of its kind after the last of signing and end of term', async () => {
    expect(yearsByKind(30, 'talent=10, framework=50')).toMatchObject({ talent: 10, framework: 50, platform: 30 });
    expect(() => yearsByKind(30, 'talents=10')).toThrow('RETENTION_YEARS_BY_KIND');
    const id = await onPaper('2000-03-01');
    expect(await retention(id)).toEqual({
      years: 10,
      retainedUntil: '2010-03-01',
      due: true,
      onHold: false,
      holds: [],
    });
    const { id: draft } = await stories.draft([person('乙')]);
    expect(await retention(draft)).toEqual({ years: 10, due: false, onHold: false, holds: [] });
    expect((await post(draft, 'disposal', admin, reason)).code).toBe('RETENTION_RUNS');
    expect((await post(await onPaper('2026-01-01'), 'disposal', admin, reason)).code).toBe('RETENTION_RUNS');
    expect((await archive('keeping=due')).map((entry) => entry['id'])).toEqual([id]);
  });

  it('loses the contact data when two administrators say so, and keeps files, hashes and trail', async () => {
    const id = await onPaper('2001-05-01');
    expect((await post(id, 'disposal', stories.staff, reason)).status).toBe(403);
    expect((await post(id, 'disposal', admin, reason)).status).toBe(200);
    expect((await post(id, 'disposal', admin, reason)).code).toBe('DISPOSAL_STANDING');
    expect((await post(id, 'disposal/confirm', admin)).code).toBe('SECOND_PERSON_WANTED');
    expect((await post(id, 'disposal/withdraw', admin)).status).toBe(200);
    await post(id, 'disposal', admin, reason);
    const answers = await Promise.all([post(id, 'disposal/confirm', admin2), post(id, 'disposal/confirm', admin2)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await emailsOf(id)).toEqual(['']);
    expect(await retention(id)).toMatchObject({ due: false, disposal: { outcome: 'disposed', endedByName: '吴管理' } });
    const [entry] = await archive('keeping=disposed');
    expect(entry).toMatchObject({ id, disposed: true, files: [{ kind: 'paper' }] });
    const kept = await stories.file(`/api/agreements/${id}/paper`, { authorization: stories.staff });
    expect(kept.toString()).toBe(`%PDF-1.7 ${id}`);
    const trail = await trailOf(id);
    expect(brokenAt(trail)).toBeUndefined();
    expect(trail.map((line) => line.type).slice(-4)).toEqual([
      'DISPOSAL_PROPOSED',
      'DISPOSAL_WITHDRAWN',
      'DISPOSAL_PROPOSED',
      'DISPOSED',
    ]);
  });

  it('keeps everything while an administrator holds it, and says who held it and why', async () => {
    const id = await onPaper('2002-05-01');
    await post(id, 'disposal', admin, reason);
    expect((await post(id, 'hold', stories.staff, reason)).status).toBe(403);
    expect((await post(id, 'hold', admin)).status).toBe(400);
    const [one, two] = await Promise.all([post(id, 'hold', admin, reason), post(id, 'hold', admin2, reason)]);
    expect([one.status, two.status].sort()).toEqual([200, 409]);
    expect((await post(id, 'disposal/confirm', admin2)).code).toBe('ON_LEGAL_HOLD');
    expect(await emailsOf(id)).toEqual([expect.stringContaining('@')]);
    expect(await retention(id)).toMatchObject({ onHold: true, due: false, holds: [{ reason: '与乙方有争议' }] });
    expect((await archive('keeping=hold')).map((entry) => entry['id'])).toEqual([id]);
    expect((await post(id, 'hold/release', admin2, { reason: '争议已解决' })).status).toBe(200);
    expect((await post(id, 'hold/release', admin2, { reason: '争议已解决' })).code).toBe('NO_LEGAL_HOLD');
    expect(await retention(id)).toMatchObject({ onHold: false, holds: [{ releasedByName: '吴管理' }] });
    const trail = await trailOf(id);
    expect(trail.map((line) => line.type).slice(-2)).toEqual(['HOLD_SET', 'HOLD_RELEASED']);
    expect(JSON.stringify(trail)).not.toContain('争议');
    expect((await post(id, 'disposal/confirm', admin2)).status).toBe(200);
  });
});

describe('the archive', () => {
  it('is found by kind, state, evidence, party, year and words, each file with its hash', async () => {
    const only = person('冷甦鹏');
    const agreement = await stories.draft([only], { title: '归档检索' });
    await stories.act(agreement, 'send');
    await stories.sign(await stories.open(only), only.name);
    const { number, envelope } = await stories.completed(agreement.id);
    const gone = await stories.draft([person('丙')]);
    await stories.act(gone, 'abandon');
    const found = await archive(
      `kind=development&status=signed&evidence=sealed&party=${enterprise.organisationId}&q=${number}` +
        `&year=${new Date(Date.now() + 8 * 3_600_000).getUTCFullYear()}`,
    );
    expect(found).toEqual([
      expect.objectContaining({
        id: agreement.id,
        files: expect.arrayContaining([
          expect.objectContaining({
            kind: 'sealed',
            sha256: envelope.sealedSha256,
            href: `/api/agreements/${agreement.id}/document.pdf`,
          }),
        ]),
      }),
    ]);
    for (const other of ['kind=talent', 'evidence=recorded', 'status=terminated', 'year=1999', 'keeping=due'])
      expect(await archive(`${other}&q=${number}`)).toEqual([]);
    // Given up before it was sent: there is nothing to keep.
    expect(await archive(`q=${gone.number}`)).toEqual([]);
  });

  it('cannot be overwritten or emptied, even by the service itself', async () => {
    const id = await onPaper('2003-05-01');
    const [copy] = await stories.service.db.query<{ sha256: string }>(
      'SELECT sha256 FROM paper_copies WHERE agreement_id = $1',
      [id],
    );
    const sha256 = copy?.sha256 ?? '';
    for (const change of [
      `UPDATE archived_files SET bytes = 'x' WHERE sha256 = '${sha256}'`,
      `DELETE FROM archived_files WHERE sha256 = '${sha256}'`,
      'TRUNCATE archived_files',
    ])
      await expect(stories.service.db.query(change)).rejects.toThrow('written once');
    await expect(
      stories.service.db.query('INSERT INTO archived_files VALUES ($1, $2, 1, now())', [sha256, Buffer.from('x')]),
    ).rejects.toThrow('archived_files_pkey');
  });
});

describe('a letter', () => {
  const call = async (method: string, path: string, as = stories.staff, body?: object) =>
    (await stories.service.call(method, `/api/letters${path}`, { as, ...(body && { body }) })).body;
  const listed = async (keeping: string) =>
    ((await call('GET', `?keeping=${keeping}`)).items ?? []).map((one) => one['id']);
  async function appointed(name: string, term: object): Promise<string> {
    const all = { kind: 'appointment', post: '客座教授', issuerId: university.organisationId };
    const { items } = await call('POST', '', stories.staff, { ...all, ...term, holders: [{ name }] });
    const id = String(items?.[0]?.['id']);
    await eventually(async () => expect((await call('GET', `/${id}`))['status']).toBe('issued'), { seconds: 40 });
    return id;
  }

  it('on legal hold keeps its holder, whoever is to be erased, and is erased when it is released', async () => {
    const id = await appointed('孙思邈', { validFrom: '2026-01-01', validTo: '2097-02-28' });
    const kept = { years: 30, retainedUntil: '2127-02-28', due: false, onHold: false, holds: [] };
    expect(await call('GET', `/${id}/retention`)).toEqual(kept);
    expect((await call('POST', `/${id}/hold`, stories.staff, reason))['status']).toBe(403);
    const two = await Promise.all([1, 2].map(() => call('POST', `/${id}/hold`, admin, reason)));
    expect(two.map((answer) => answer['code'] ?? answer['onHold'])).toEqual(
      expect.arrayContaining([true, 'LEGAL_HOLD_SET']),
    );
    expect(await call('DELETE', `/${id}/holder`)).toMatchObject({ code: 'ON_LEGAL_HOLD' });
    const [registrationId, event] = [newId(), eventFact({ status: 'ended' })];
    await stories.service.publish(EventEnded, event, { id: event.eventId, version: 1 });
    await stories.service.db.query('UPDATE letters SET registration_id = $2 WHERE id = $1', [id, registrationId]);
    const erased = { registrationId, eventId: event.eventId, version: 2 };
    await stories.service.publish(PersonErased, erased, { id: registrationId, version: 2 });
    await eventually(async () =>
      expect(await call('GET', `/${id}/retention`)).toMatchObject({ onHold: true, erasureAskedAt: expect.any(String) }),
    );
    expect(await call('GET', `/${id}`)).toMatchObject({ onHold: true, holder: { name: '孙思邈' } });
    expect(await listed('hold')).toEqual([id]);
    expect(await call('POST', `/${id}/hold/release`, admin, reason)).toMatchObject({ onHold: false });
    expect(await call('POST', `/${id}/hold/release`, admin, reason)).toMatchObject({ code: 'NO_LEGAL_HOLD' });
    expect([await listed('hold'), await listed('erased')]).toEqual([[], [id]]);
    expect(await call('GET', `/${id}`)).not.toHaveProperty('holder');
    expect(await call('POST', `/${id}/hold`, admin, reason)).toMatchObject({ code: 'LETTER_ERASED' });
    const trail = (await call('GET', `/${id}/audit-trail`)).items as unknown as ChainLine[];
    expect(trail.map(({ type }) => type).slice(-3)).toEqual(['HOLD_SET', 'HOLD_RELEASED', 'LETTER_ERASED']);
    expect([brokenAt(trail), JSON.stringify(trail).includes('争议')]).toEqual([undefined, false]);
  });

  it('is due when the years after the last of its dates are over', async () => {
    const id = await appointed('王维', { validFrom: '1980-01-01', validTo: '1981-06-30' });
    expect(await listed('due')).toEqual([]);
    await stories.service.db.query("UPDATE letters SET issued_on = '1980-01-01' WHERE id = $1", [id]);
    expect(await listed('due')).toEqual([id]);
    expect(await call('GET', `/${id}/retention`)).toMatchObject({ retainedUntil: '2011-06-30', due: true });
  });
});
