import { inflateSync } from 'node:zlib';
import { SignatureInvalid } from './signing.errors.js';

const magic = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const most = { width: 3000, height: 2000 };
/** Samples a pixel has, by PNG colour type; palettes and interlacing are not what a canvas writes. */
const channels: Record<number, number> = { 0: 1, 2: 3, 4: 2, 6: 4 };

const refuse = (): SignatureInvalid =>
  new SignatureInvalid(
    '手写签名的图片无法读取,请重新签写。',
    'The drawn signature cannot be read; please draw it again.',
  );

/**
 * Takes a PNG from a canvas (a data URL or plain base64) and gives its base64. The picture is unpacked here within
 * its own bounds, because whatever draws it later would unpack any number of bytes.
 * @throws SignatureInvalid if it is no plain PNG, too large, or nothing is drawn on it
 */
export function drawnSignature(value: string): string {
  const base64 = value.replace(/^data:image\/png;base64,/, '');
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(base64)) throw refuse();
  const png = Buffer.from(base64, 'base64');
  if (png.length < 45 || !png.subarray(0, 8).equals(magic) || png.toString('latin1', 12, 16) !== 'IHDR') throw refuse();
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  const samples = channels[png[25] ?? -1];
  const plain = png[24] === 8 && png[28] === 0 && samples !== undefined;
  if (!plain || width < 1 || height < 1 || width > most.width || height > most.height) throw refuse();
  const packed: Buffer[] = [];
  for (let at = 8; at + 12 <= png.length;) {
    const size = png.readUInt32BE(at);
    if (at + 12 + size > png.length) throw refuse();
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') packed.push(png.subarray(at + 8, at + 8 + size));
    at += 12 + size;
  }
  const bytes = height * (1 + width * samples);
  let rows: Buffer;
  try {
    rows = inflateSync(Buffer.concat(packed), { maxOutputLength: bytes });
  } catch {
    throw refuse();
  }
  if (rows.length !== bytes) throw refuse();
  // An untouched canvas unpacks to the same row throughout.
  const stride = 1 + width * samples;
  const blank = rows.subarray(1, stride).every((byte) => byte === rows[1]) && allSame(rows, stride);
  if (blank) throw new SignatureInvalid('请先签写姓名。', 'Draw your name first.');
  return base64;
}

/** A picture of one colour: each row filtered to nothing, or equal to the first. */
function allSame(rows: Buffer, stride: number): boolean {
  const first = rows.subarray(1, stride);
  for (let at = stride; at < rows.length; at += stride) {
    const row = rows.subarray(at + 1, at + stride);
    if (!row.equals(first) && row.some((byte) => byte !== 0)) return false;
  }
  return true;
}
