import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from '@jest/globals';
import type { AgreementDocument } from '../src/documents/agreement-document.js';
import { drawAgreement } from '../src/documents/draw-agreement.js';
import type { SignatureMark } from '../src/documents/draw-marks.js';
import { fonts } from '../src/documents/fonts.js';
import { sampleDocument } from '../src/documents/sample-document.js';
import { appendMarks } from '../src/sealing/append-marks.js';

/** A page with all that a page can have. PIXELS_WRITE=1 makes what is drawn now the reference: look at it then. */
const reference = join(import.meta.dirname, 'reference/agreement-page.png');
const at = new Date('2026-03-10T01:00:00Z');
const page = (changes: Partial<AgreementDocument> = {}): AgreementDocument =>
  sampleDocument({
    body: [
      '# 第一条 目的',
      '甲乙双方本着**平等互利**的原则，就冷甦鹏、龑、喆、䶮、𬭎 团队的成果达成如下协议。',
      '| 里程碑 | 日期 | 金额 |\n|---|---|---|\n| 平台挂牌 | 2026-12-01 | ¥100,000.00 |\n| 中试熟化 | 2027-06-30 | ¥200,000.00 |',
      '1. 第一项\n2. 第二项\n   - 子项甲',
    ].join('\n\n'),
    ...changes,
  });
const drawnStroke = readFileSync(join(import.meta.dirname, 'reference/drawn-signature.png'), 'base64');
const marks: SignatureMark[] = [
  { signatoryId: 'a', kind: 'typed', value: '冷甦鹏', caption: '2026-03-10 09:00:00 UTC+8' },
  { signatoryId: 'b', kind: 'drawn', value: drawnStroke, caption: '2026-03-10 09:01:00 UTC+8' },
];

async function drawn(document = page(), signed = marks): Promise<Uint8Array> {
  const frozen = await drawAgreement(document, at);
  expect(frozen.pages).toBe(1);
  return appendMarks(frozen.bytes, frozen.boxes, signed);
}

/** The same page in a font that has none of its characters: what a reader then sees are boxes. */
async function inLatinFont(): Promise<Uint8Array> {
  const require = createRequire(import.meta.url);
  const latin = await readFile(require.resolve('pdfjs-dist/standard_fonts/LiberationSans-Regular.ttf'));
  const own = Object.getOwnPropertyDescriptors(fonts);
  const other = { get: () => latin, configurable: true };
  Object.defineProperties(fonts, { regular: other, bold: other });
  try {
    return await drawn();
  } finally {
    Object.defineProperties(fonts, own);
  }
}

it('is drawn pixel by pixel as in the reference; boxes, another character or a mark left out are not', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'pixels-'));
  const [typed, stroke] = marks as [SignatureMark, SignatureMark];
  const files: [name: string, bytes: Uint8Array][] = [
    ['as it is', await drawn()],
    ['boxes for characters', await inLatinFont()],
    ['another character', await drawn(page({ title: page().title.replace('矿', '矽') }))],
    ['another character in a signature', await drawn(page(), [{ ...typed, value: '冷更鹏' }, stroke])],
    ['another amount in the table', await drawn(page({ body: page().body.replace('¥100', '¥800') }))],
    ['without the drawn signature', await drawn(page(), [typed])],
    ['another code', await drawn(page({ verifyUrl: page().verifyUrl.replace('0123', '0124') }))],
  ];
  for (const [name, bytes] of files) await writeFile(join(folder, name), bytes);
  const write = process.env['PIXELS_WRITE'] === '1' ? ['--write'] : [];
  const given = [...write, reference, ...files.map(([name]) => join(folder, name))];
  const compare = join(import.meta.dirname, 'compare-pages.mjs');
  const env = { ...process.env, NODE_OPTIONS: '' };
  const { stdout } = await promisify(execFile)(process.execPath, [compare, ...given], { env });
  const apart = (JSON.parse(stdout) as [number, number][]).map(([cells, worst], n) => [files[n]?.[0], cells, worst]);
  expect(apart.filter(([, cells]) => cells === 0).map(([name]) => name)).toEqual(['as it is']);
  expect(apart).toHaveLength(files.length);
});
