import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@zuomei/testing';
import { drawAgreement } from '../src/documents/draw-agreement.js';
import { sampleDocument } from '../src/documents/sample-document.js';
import { makeSeal } from '../src/sealing/development-seal.js';
import { P12Seal } from '../src/sealing/p12-seal.js';
import { inspectFile } from '../src/verify/inspect-file.js';
import { agreementStories, person, type Stories } from './agreement-stories.js';
import { type SealAuthority, sealAuthority } from './seal-authority.js';

let authority: SealAuthority;
let drawn: Uint8Array;
beforeAll(async () => {
  authority = await sealAuthority();
  drawn = (await drawAgreement(sampleDocument(), new Date())).bytes;
});
afterAll(() => authority.stop());

const seal = (more: { longTerm?: boolean; trust?: string } = {}) =>
  P12Seal.load({
    p12: authority.p12,
    password: authority.password,
    trust: authority.ca,
    tsaUrl: authority.tsaUrl,
    ...more,
  });
const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');
/** How many proofs of each kind the file carries. */
const storeOf = (bytes: Uint8Array) => {
  const [, store = ''] = /\/Type \/DSS(.*?)>>/s.exec(textOf(bytes)) ?? [];
  const lists = [...store.matchAll(/\/(\w+) \[(.*?)\]/g)];
  return Object.fromEntries(lists.map(([, name = '', list = '']) => [name, list.split('R').length - 1]));
};

describe('a seal with a time-stamp authority', () => {
  it('is B-T with its time, and B-LT with the proof that the certificates were good', async () => {
    const stamped = await (await seal()).seal(drawn, '测试', new Date());
    expect(stamped.details).toMatchObject({ level: 'B-T', tsa: new URL(authority.tsaUrl).host });
    expect(Math.abs(Date.parse(stamped.details.timestampAt ?? '') - Date.now())).toBeLessThan(60_000);
    expect(await inspectFile(stamped.bytes, await (await seal()).trust())).toMatchObject({ seal: 'ours' });
    const lasting = await (await seal({ longTerm: true })).seal(drawn, '测试', new Date());
    expect(lasting.details.level).toBe('B-LT');
    // The proofs stand before the seal: it covers the whole file, and nobody can put others in their place.
    expect(await inspectFile(lasting.bytes, await (await seal()).trust())).toMatchObject({ seal: 'ours' });
    expect(storeOf(lasting.bytes)).toEqual({ Certs: 3, OCSPs: 1, CRLs: 1 });
    authority.ocsp = 'silent';
    const byList = await (await seal({ longTerm: true })).seal(drawn, '测试', new Date());
    expect(storeOf(byList.bytes)).toEqual({ Certs: 3, CRLs: 1 });
    authority.ocsp = 'good';
    expect(textOf(stamped.bytes).includes('/DSS')).toBe(false);
  });

  it('says so and seals nothing where the authority does not answer, or answers for something else', async () => {
    authority.mode = 'refuses';
    await expect((await seal()).seal(drawn, '', new Date())).rejects.toThrow(/SEAL_TSA_URL.*gives no time-stamp/);
    authority.mode = 'stamps something else';
    await expect((await seal()).seal(drawn, '', new Date())).rejects.toThrow('SEAL_TSA_URL');
    authority.mode = 'stamps';
    const lasting = async () => (await seal({ longTerm: true })).seal(drawn, '', new Date());
    authority.hasRevocationList = false;
    await expect(lasting()).rejects.toThrow(/SEAL_LONG_TERM.*neither OCSP nor a revocation list.*Test tsa/);
    authority.hasRevocationList = true;
    authority.ocsp = 'revoked';
    await expect(lasting()).rejects.toThrow(/SEAL_LONG_TERM.*Test seal was revoked/);
    authority.ocsp = 'good';
  });

  it('still knows what an earlier seal of ours has sealed, if its certificate is in SEAL_TRUST', async () => {
    const earlier = await (await seal()).seal(drawn, '', new Date());
    const { p12, authorityPem } = await makeSeal('new', 'New key');
    const file = join(authority.p12, '../new.p12');
    await writeFile(file, p12);
    const sealOf = async (trust: string) => (await P12Seal.load({ p12: file, password: 'new', trust })).trust();
    const old = (await (await seal()).trust()).ownSeals;
    expect(await inspectFile(earlier.bytes, await sealOf(authorityPem))).toMatchObject({ seal: 'foreign' });
    const known = await sealOf(`${authority.ca}\n${await sealPem()}`);
    expect(known.ownSeals).toEqual(expect.arrayContaining(old));
    expect(await inspectFile(earlier.bytes, known)).toMatchObject({ seal: 'ours' });
  });
});

describe('an agreement while the time-stamp authority is dead', () => {
  let stories: Stories;
  beforeAll(async () => {
    stories = await agreementStories({
      SEAL_P12: authority.p12,
      SEAL_P12_PASSWORD: authority.password,
      SEAL_TRUST: authority.ca,
      SEAL_TSA_URL: authority.tsaUrl,
    });
  });
  afterAll(() => stories.service.stop());

  it('waits, tells staff why, and is sealed with a true time once it is back', async () => {
    authority.mode = 'refuses';
    const only = person('冷甦鹏');
    const agreement = await stories.draft([only]);
    await stories.act(agreement, 'send');
    await stories.sign(await stories.open(only), '冷甦鹏');
    await eventually(async () => {
      expect(await stories.shown(agreement.id)).toMatchObject({
        status: 'signing',
        envelope: { status: 'seal_failed', sealError: 'time_stamp_missing' },
      });
    });
    authority.mode = 'stamps';
    const done = await stories.completed(agreement.id);
    expect(done.envelope).toMatchObject({ seal: { level: 'B-T', tsa: new URL(authority.tsaUrl).host } });
    const trail = await stories.service.call('GET', `/api/agreements/${agreement.id}/audit-trail`, {
      as: stories.staff,
    });
    const completed = trail.body.items?.find((line) => line['type'] === 'COMPLETED');
    expect(completed?.['data']).toMatchObject({ level: 'B-T', tsa: new URL(authority.tsaUrl).host });
  });
});

async function sealPem(): Promise<string> {
  const { readFile } = await import('node:fs/promises');
  return readFile(join(authority.p12, '../seal.crt'), 'utf8');
}
