import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { DrawnDocument } from '../src/documents/agreement-document.js';
import { drawAgreement } from '../src/documents/draw-agreement.js';
import { drawEvidence } from '../src/documents/draw-evidence.js';
import type { SignatureMark } from '../src/documents/draw-marks.js';
import { missingCharacters } from '../src/documents/fonts.js';
import { requireDrawable } from '../src/documents/undrawable-characters.errors.js';
import { sampleDocument } from '../src/documents/sample-document.js';
import { appendMarks } from '../src/sealing/append-marks.js';
import { developmentSeal } from '../src/sealing/development-seal.js';
import { P12Seal } from '../src/sealing/p12-seal.js';
import { drawnSignature } from '../src/signing/drawn-signature.js';
import { type Area, inkOf } from './ink.js';

const at = new Date('2026-03-10T01:00:00Z');
const typed = (signatoryId: string, value: string): SignatureMark => ({
  signatoryId,
  kind: 'typed',
  value,
  caption: '2026-03-10 09:00:00 UTC+8',
});

/** An 8-bit RGBA picture with a black bar on clear ground, as a canvas would write it; `bar: false` leaves it clear. */
function png(width: number, height: number, bar = true): string {
  const rows = Buffer.alloc(height * (1 + width * 4));
  if (bar)
    for (let y = 10; y < height - 10; y += 1)
      for (let x = 20; x < width - 20; x += 1) rows[y * (1 + width * 4) + 1 + x * 4 + 3] = 255;
  const chunk = (type: string, data: Buffer): Buffer => {
    const size = Buffer.alloc(4);
    size.writeUInt32BE(data.length);
    return Buffer.concat([size, Buffer.from(type), data, Buffer.alloc(4)]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 6, 0, 0, 0], 8);
  const magic = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    magic,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]).toString('base64');
}

describe('a sealed file', () => {
  let frozen: DrawnDocument;
  let seal: P12Seal;
  beforeAll(async () => {
    frozen = await drawAgreement(sampleDocument(), at);
    const directory = await mkdtemp(join(tmpdir(), 'zuomei-seal-'));
    const files = await developmentSeal(directory, 'secret');
    expect((await developmentSeal(directory, 'secret')).made).toBe(false);
    seal = await P12Seal.load({ p12: files.p12, password: 'secret', trust: '' });
  });

  it('begins with the frozen bytes and shows every character of the names in their boxes', async () => {
    const drawn = drawnSignature(`data:image/png;base64,${png(400, 120)}`);
    const marked = await appendMarks(frozen.bytes, frozen.boxes, [
      typed('a', '冷甦鹏'),
      { ...typed('b', ''), kind: 'drawn', value: drawn },
    ]);
    const { bytes } = await seal.seal(marked, '各方已签署', at);
    expect(Buffer.from(bytes.subarray(0, frozen.bytes.length)).equals(frozen.bytes)).toBe(true);
    const [name, picture] = frozen.boxes;
    if (!name || !picture) throw new Error('two boxes');
    const cells = [0, 1, 2].map((n): Area => [name.x + 8 + n * 24, name.y + 6, 24, 32]);
    const bar: Area = [picture.x + 6, picture.y + 4, picture.width - 12, picture.height - 20];
    expect(await inkOf(frozen.bytes, name.page, cells)).toEqual([0, 0, 0]);
    expect(Math.min(...(await inkOf(bytes, name.page, cells)))).toBeGreaterThan(150);
    expect(await inkOf(frozen.bytes, picture.page, [bar])).toEqual([0]);
    expect((await inkOf(bytes, picture.page, [bar]))[0]).toBeGreaterThan(2000);
  });

  it('keeps a page of text as it was drawn', async () => {
    const { bytes } = await seal.seal(await appendMarks(frozen.bytes, frozen.boxes, [typed('a', '冷甦鹏')]), '', at);
    const page: Area = [0, 0, 595, 842];
    const [before] = await inkOf(frozen.bytes, 0, [page]);
    expect(before).toBeGreaterThan(20_000);
    expect(await inkOf(bytes, 0, [page])).toEqual([before]);
  });
});

describe('the text of a document', () => {
  it('shows rare names, each character of them', async () => {
    const { bytes } = await drawAgreement(sampleDocument({ title: '甲', body: '# 甦鹏龑喆䶮𬭎' }), at);
    const found = await inkOf(bytes, 0, [[0, 0, 595, 842]]);
    const { bytes: less } = await drawAgreement(sampleDocument({ title: '甲', body: '# 甦鹏龑喆䶮' }), at);
    const [fewer] = await inkOf(less, 0, [[0, 0, 595, 842]]);
    expect((found[0] ?? 0) - (fewer ?? 0)).toBeGreaterThan(100);
  });

  it('keeps characters apart that look the same, whatever was drawn before', async () => {
    const drawn = async (title: string): Promise<Buffer> => {
      const document = { number: 'ZM-1', title, verifyUrl: 'https://example.com', verifyCode: 'A', sections: [] };
      return Buffer.from((await drawEvidence(document, at)).bytes);
    };
    const characters = await drawn('一人');
    // Two radicals of the dictionary, drawn by the same glyphs.
    const radicals = await drawn('\u2f00\u2f08');
    expect(radicals.equals(characters)).toBe(false);
    expect(radicals).toHaveLength(characters.length);
    expect((await drawn('一人')).equals(characters)).toBe(true);
  });

  it('is refused with the characters the font lacks, named', () => {
    expect(missingCharacters(['冷甦鹏龑喆䶮𬭎 abc ¥“”—…①'])).toEqual([]);
    expect(() => requireDrawable(['𠮷野家', '😀'])).toThrow('𠮷 (U+20BB7), 😀 (U+1F600)');
  });

  it('fills as many pages as it needs, and keeps a box for every signatory', async () => {
    const people = Array.from({ length: 20 }, (_, n) => ({
      id: String(n),
      name: `签署人${n}`,
      role: 'signer' as const,
    }));
    const long = await drawAgreement(
      sampleDocument({
        body: '条款内容。'.repeat(20_000),
        parties: [{ label: '甲方', name: '单位', signatories: people }],
      }),
      at,
    );
    expect(long.pages).toBeGreaterThan(60);
    expect(long.boxes.map((box) => box.signatoryId)).toEqual(people.map((one) => one.id));
    expect(long.boxes.every((box) => box.y + box.height < 842 - 60)).toBe(true);
  });
});

describe('a drawn signature', () => {
  it('is taken as a data URL or as base64', () => {
    expect(drawnSignature(`data:image/png;base64,${png(300, 100)}`)).toBe(png(300, 100));
  });

  it.each([
    ['nothing drawn on it', png(300, 100, false)],
    ['no PNG', Buffer.from('<svg/>'.repeat(20)).toString('base64')],
    ['not base64', '!!'],
    ['a picture cut off', png(300, 100).slice(0, 80)],
    ['too large a picture', png(3001, 10)],
  ])('is refused: %s', (_, value) => {
    expect(() => drawnSignature(value)).toThrow(/draw/i);
  });
});
