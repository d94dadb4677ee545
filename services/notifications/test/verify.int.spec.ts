import { randomBytes, randomInt } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PDF } from '@libpdf/core';
import { drawAgreement } from '../src/documents/draw-agreement.js';
import { sampleDocument } from '../src/documents/sample-document.js';
import { ConfiguredSeal } from '../src/sealing/configured-seal.js';
import { makeSeal } from '../src/sealing/development-seal.js';
import { P12Seal } from '../src/sealing/p12-seal.js';
import { type AgreementShown, agreementStories, person, type Stories } from './agreement-stories.js';

let stories: Stories;
let agreement: AgreementShown;
let frozen: Buffer;
let sealed: Buffer;

beforeAll(async () => {
  stories = await agreementStories({ VERIFY_PER_MINUTE: '1000' });
  const only = person('冷甦鹏');
  agreement = await stories.draft([only]);
  await stories.act(agreement, 'send');
  const cookie = await stories.open(only);
  frozen = await stories.file('/api/signing/document', { cookie });
  await stories.sign(cookie, '冷甦鹏');
  agreement = await stories.completed(agreement.id);
  sealed = await stories.file(`/api/agreements/${agreement.id}/document.pdf`, { authorization: stories.staff });
});
afterAll(() => stories.service.stop());

const upload = async (
  bytes: Uint8Array,
  field = 'file',
): Promise<{ status: number; body: Record<string, unknown> }> => {
  const form = new FormData();
  form.append(field, new Blob([new Uint8Array(bytes)]), 'file.pdf');
  const response = await fetch(`${stories.service.url}/api/verify`, { method: 'POST', body: form });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
};
const result = async (bytes: Uint8Array): Promise<unknown> => (await upload(bytes)).body['result'];
const withoutMarks = (bytes: Uint8Array): Buffer =>
  Buffer.from(
    Buffer.from(bytes)
      .toString('latin1')
      .replaceAll(agreement.number, 'XX-0000-000000')
      .replaceAll(agreement.verifyCode ?? '', '-'.repeat(26)),
    'latin1',
  );
const foreign = async (): Promise<Buffer> =>
  Buffer.from((await drawAgreement(sampleDocument({ number: 'ZM-1999-999999' }), new Date())).bytes);

describe('a file to verify', () => {
  it('is archived only byte for byte', async () => {
    const { body } = await upload(sealed);
    expect(body).toEqual({
      result: 'archived',
      agreement: {
        number: agreement.number,
        title: '技术开发合同',
        kind: 'development',
        parties: [
          { label: '甲方', name: '西南科技大学' },
          { label: '乙方', name: '成都芯思源科技有限公司' },
        ],
        signedOn: agreement.signedOn,
        status: 'signed',
      },
    });
  });

  it('is modified with any byte changed, wherever it stands', async () => {
    for (let round = 0; round < 40; round += 1) {
      const at = randomInt(sealed.length);
      const changed = Buffer.from(sealed);
      changed[at] = (changed[at] ?? 0) ^ (1 << randomInt(8));
      expect([at, await result(changed)]).toEqual([at, 'modified']);
    }
  });

  it('is modified with bytes appended or cut off, or written anew by another program', async () => {
    expect(await result(Buffer.concat([sealed, Buffer.from('\n')]))).toBe('modified');
    expect(await result(sealed.subarray(0, sealed.length - 1))).toBe('modified');
    expect(await result(frozen)).toBe('modified');
    const anew = await PDF.load(sealed);
    anew.setTitle('另一份');
    const saved = await anew.save();
    expect(await result(saved)).toBe('modified');
    // Neither number nor code in its raw bytes: found in its words.
    const rewritten = withoutMarks(saved);
    expect(await result(rewritten)).toBe('modified');
  });

  it('is modified where our seal is broken, even with number and code removed', async () => {
    const [one, two] = [withoutMarks(sealed), Buffer.concat([await ourSeal(await foreign()), Buffer.from('%')])];
    expect([await result(one), await result(two)]).toEqual(['modified', 'modified']);
  });

  it('is valid but not archived with our seal over all of it', async () => {
    expect(await upload(await ourSeal(await foreign()))).toEqual({
      status: 200,
      body: { result: 'valid_but_not_archived' },
    });
  });

  it('is unknown with the seal of somebody else, even of the same name', async () => {
    const { p12 } = await makeSeal('x', 'Zuomei development');
    const file = join(stories.environment['SEAL_DIR'] ?? '', 'other.p12');
    await writeFile(file, p12);
    const other = await P12Seal.load({ p12: file, password: 'x', trust: '' });
    expect(await result((await other.seal(await foreign(), '', new Date())).bytes)).toBe('unknown');
  });

  it('is unsigned without a signature, also while it is being signed', async () => {
    expect(await result(await foreign())).toBe('unsigned');
    const waiting = person('等待');
    const open = await stories.draft([waiting]);
    await stories.act(open, 'send');
    const file = await stories.file('/api/signing/document', { cookie: await stories.open(waiting) });
    expect((await upload(file)).body).toMatchObject({
      result: 'unsigned',
      agreement: { number: open.number, status: 'signing' },
    });
  });

  it('tells nothing of an agreement to who only guesses its number', async () => {
    const guess = Buffer.from(`%PDF-1.7\n${agreement.number}\n%%EOF`);
    expect((await upload(guess)).body).toEqual({ result: 'modified' });
  });

  it('may be any bytes', async () => {
    const range = '/ByteRange [0 10 99999999 1] /ByteRange [0 9 9 9] /ByteRange[0 -1 5 5]';
    for (const bytes of [
      Buffer.alloc(0),
      randomBytes(2000),
      Buffer.from('%PDF-1.7 nothing'),
      Buffer.from(`%PDF-1.7 ${range}`),
      Buffer.from(`%PDF-1.7 ${'<<'.repeat(100_000)}`),
      Buffer.concat([Buffer.from('%PDF-1.7'), randomBytes(100_000)]),
    ]) {
      const { status, body } = await upload(bytes);
      expect([status, ['unknown', 'unsigned'].includes(String(body['result']))]).toEqual([200, true]);
    }
  });

  it('is refused in words when there is none, or too much', async () => {
    expect((await upload(Buffer.from('x'), 'other')).status).toBe(400);
    expect((await upload(Buffer.alloc(20 * 1024 * 1024 + 1))).status).toBe(413);
    expect((await stories.service.call('POST', '/api/verify', { body: {} })).status).toBe(415);
    const torn = await stories.service.call('POST', '/api/verify', {
      headers: { 'content-type': 'multipart/form-data' },
    });
    expect(torn.status).toBe(400);
  });
});

describe('a code to verify', () => {
  const ask = async (code: string): Promise<unknown> =>
    (await stories.service.call('GET', `/api/verify/${encodeURIComponent(code)}`)).body['result'];

  it('is read as people type it, and unknown unless it is ours', async () => {
    const code = agreement.verifyCode ?? '';
    expect(await ask(` ${code.slice(0, 6).toLowerCase()} ${code.slice(6)}`)).toBe('archived');
    expect(await ask('A'.repeat(26))).toBe('unknown');
    expect(await ask("'; --")).toBe('unknown');
  });
});

const ourSeal = async (bytes: Uint8Array): Promise<Uint8Array> =>
  (await stories.service.get(ConfiguredSeal).seal(bytes, '测试', new Date())).bytes;
