// Seals an agreement with its marks, an evidence file and a letter at every level, with the built service and the
// authority of the tests, for others to judge: node seal-samples.mjs FOLDER. Beside them lie the authority's certificate
// and, with a third word in their names, what nobody may accept: a changed byte, bytes appended, B-LT without proofs.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createCanvas } from '@napi-rs/canvas';
import { drawings } from '../dist/documents/drawings.js';
import { sampleDocument } from '../dist/documents/sample-document.js';
import { P12Seal } from '../dist/sealing/p12-seal.js';
import { sealAuthority } from './seal-authority.ts';

const folder = process.argv[2] ?? '.';
const at = new Date();
const verify = {
  verifyUrl: 'http://127.0.0.1:3000/verify/ABCDEFGHJKMNPQRSTVWXYZ0123',
  verifyCode: 'ABCDEFGHJKMNPQRSTVWXYZ0123',
};

function drawnName() {
  const canvas = createCanvas(400, 120);
  const pen = canvas.getContext('2d');
  pen.lineWidth = 6;
  pen.beginPath();
  for (let x = 20; x < 380; x += 4) pen.lineTo(x, 60 + 35 * Math.sin(x / 22));
  pen.stroke();
  return canvas.toBuffer('image/png').toString('base64');
}

async function unsealed() {
  const frozen = await drawings.agreement(sampleDocument(), at);
  const caption = '2026-03-10 09:00:00 UTC+8';
  return {
    agreement: await drawings.marks(frozen.bytes, frozen.boxes, [
      { signatoryId: 'a', kind: 'typed', value: '冷甦鹏', caption },
      { signatoryId: 'b', kind: 'drawn', value: drawnName(), caption },
    ]),
    evidence: (
      await drawings.evidence(
        {
          number: 'ZM-2026-000123',
          title: '技术开发合同',
          ...verify,
          sections: [{ heading: '文件 File', facts: [['协议 Agreement', '技术开发合同 (ZM-2026-000123)']] }],
        },
        at,
      )
    ).bytes,
    letter: (
      await drawings.letter(
        {
          number: 'ZS-2026-000123',
          kind: 'appointment',
          holder: '王喆',
          subject: '产业教授',
          issuer: '成都市科技局',
          issuedOn: '2026-03-10',
          ...verify,
        },
        at,
      )
    ).bytes,
  };
}

const authority = await sealAuthority();
try {
  await writeFile(join(folder, 'ca.pem'), authority.ca);
  const files = await unsealed();
  const key = { p12: authority.p12, password: authority.password, trust: authority.ca };
  const { tsaUrl } = authority;
  for (const [level, more] of [
    ['B-B', {}],
    ['B-T', { tsaUrl }],
    ['B-LT', { tsaUrl, longTerm: true }],
  ]) {
    const seal = await P12Seal.load({ ...key, ...more });
    for (const [name, bytes] of Object.entries(files)) {
      const sealed = await seal.seal(bytes, '测试 Test', at);
      if (sealed.details.level !== level) throw new Error(`${name} came out at ${sealed.details.level}, not ${level}`);
      const changed = Buffer.from(sealed.bytes);
      changed[100] ^= 1;
      await writeFile(join(folder, `${level}.${name}.pdf`), sealed.bytes);
      if (level === 'B-T') await writeFile(join(folder, `B-LT.${name}.unproven.pdf`), sealed.bytes);
      await writeFile(join(folder, `${level}.${name}.changed.pdf`), changed);
      await writeFile(join(folder, `${level}.${name}.appended.pdf`), Buffer.concat([sealed.bytes, Buffer.from('%\n')]));
    }
  }
} finally {
  authority.stop();
}
