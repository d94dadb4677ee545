import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { writeFileSync } from 'node:fs';
import { drawAgreement } from '../documents/draw-agreement.js';
import { sampleDocument } from '../documents/sample-document.js';
import { appendMarks } from './append-marks.js';
import { developmentSeal } from './development-seal.js';
import { P12Seal } from './p12-seal.js';

describe('marks and seal', () => {
  it('are appended: the sealed file begins with the frozen bytes', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'seal-'));
    const files = await developmentSeal(directory, 'secret');
    const seal = await P12Seal.load({ p12: files.p12, password: 'secret', trust: '' });
    const frozen = await drawAgreement(sampleDocument(), new Date('2026-03-10T01:00:00Z'));
    const t = performance.now();
    const marked = await appendMarks(frozen.bytes, frozen.boxes, [
      { signatoryId: 'a', kind: 'typed', value: '冷甦鹏', caption: '2026-03-10 09:00:00 UTC+8' },
      { signatoryId: 'b', kind: 'typed', value: '王喆', caption: '2026-03-10 09:00:00 UTC+8' },
    ]);
    const t2 = performance.now();
    const sealed = await seal.seal(marked, '协议签署完成', new Date());
    console.log(t2 - t, performance.now() - t2, frozen.bytes.length, marked.length, sealed.bytes.length);
    writeFileSync('/tmp/n2s.pdf', sealed.bytes);
    writeFileSync('/tmp/n2f.pdf', frozen.bytes);
    expect(Buffer.from(sealed.bytes.subarray(0, frozen.bytes.length)).equals(frozen.bytes)).toBe(true);
  });
});
