import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { drawAgreement } from '../src/documents/draw-agreement.js';
import { sampleDocument } from '../src/documents/sample-document.js';
import { appendMarks } from '../src/sealing/append-marks.js';
import { P12Seal } from '../src/sealing/p12-seal.js';
import type { SealTrust } from '../src/sealing/seal-provider.js';
import { inspectFile } from '../src/verify/inspect-file.js';
import { type SealAuthority, sealAuthority } from './seal-authority.js';

/** Printed with what goes wrong; FLIP_SEED=… runs the same flips again. */
const seed = Number(process.env['FLIP_SEED'] ?? randomInt(2 ** 31));
const flips = 1000;
const document = sampleDocument();

/** Mulberry32: the same numbers for the same seed. */
function numbersFrom(start: number): (below: number) => number {
  let state = start;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

describe('a sealed file that somebody changed', () => {
  let authority: SealAuthority;
  let trust: SealTrust;
  const files: { level: string; bytes: Buffer }[] = [];
  beforeAll(async () => {
    authority = await sealAuthority();
    const at = new Date();
    const frozen = await drawAgreement(document, at);
    const mark = { signatoryId: 'a', kind: 'typed', value: '冷甦鹏', caption: '2026-03-10 09:00:00 UTC+8' } as const;
    const marked = await appendMarks(frozen.bytes, frozen.boxes, [mark]);
    const key = { p12: authority.p12, password: authority.password, trust: authority.ca };
    const { tsaUrl } = authority;
    for (const more of [{}, { tsaUrl }, { tsaUrl, longTerm: true }]) {
      const seal = await P12Seal.load({ ...key, ...more });
      trust = await seal.trust();
      const { bytes, details } = await seal.seal(marked, '测试', at);
      files.push({ level: details.level, bytes: Buffer.from(bytes) });
    }
  });
  afterAll(() => authority.stop());

  /** What would be answered for it, had it been in the archive as it was, and had it not. */
  const verdicts = async (bytes: Buffer) => {
    const { seal, numbers, codes } = await inspectFile(bytes, trust);
    const known = numbers.includes(document.number) || codes.includes(document.verifyCode);
    return { archived: known || seal === 'broken' ? 'modified' : seal, not: seal === 'ours' ? 'valid' : 'not valid' };
  };

  it('is known to be ours as long as nobody does, at every level', async () => {
    expect(files.map(({ level }) => level)).toEqual(['B-B', 'B-T', 'B-LT']);
    for (const { bytes } of files) expect(await verdicts(bytes)).toEqual({ archived: 'modified', not: 'valid' });
  });

  it(`is found with any of ${flips} random bits flipped, at every level`, async () => {
    const next = numbersFrom(seed);
    for (let n = 0; n < flips; n += 1) {
      const { level, bytes } = files[n % files.length] ?? { level: '', bytes: Buffer.alloc(0) };
      const [at, bit] = [next(bytes.length), next(8)];
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ (1 << bit);
      const where = { seed, level, at, bit };
      expect({ ...where, ...(await verdicts(changed)) }).toEqual({ ...where, archived: 'modified', not: 'not valid' });
    }
  });

  it('is found with bytes appended or cut off', async () => {
    for (const { bytes } of files)
      for (const changed of [
        ...[' ', '\n', '%%EOF\n', 'x'.repeat(5000)].map((more) => Buffer.concat([bytes, Buffer.from(more)])),
        Buffer.concat([bytes, bytes]),
        ...[1, 10, 1000].map((less) => bytes.subarray(0, bytes.length - less)),
      ])
        expect(await verdicts(changed)).toEqual({ archived: 'modified', not: 'not valid' });
  });
});
