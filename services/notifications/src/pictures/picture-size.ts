/** What a picture says of itself before anything of it is unpacked. */
export interface PictureHead {
  width: number;
  height: number;
  /** As cameras write it: 1 upright, 3 upside down, 6 and 8 on a side; 2, 4, 5 and 7 the same in a mirror. */
  orientation: number;
}

const pngStart = Buffer.from('89504e470d0a1a0a', 'hex');

/** Undefined for what is neither JPEG nor PNG, or broken at its head. */
export function headOf(file: Buffer): PictureHead | undefined {
  if (file.subarray(0, 8).equals(pngStart) && file.length > 24) {
    return { width: file.readUInt32BE(16), height: file.readUInt32BE(20), orientation: 1 };
  }
  return file.readUIntBE(0, Math.min(2, file.length)) === 0xffd8 ? jpegHead(file) : undefined;
}

function jpegHead(file: Buffer): PictureHead | undefined {
  let orientation = 1;
  let at = 2;
  while (at + 9 < file.length && file[at] === 0xff) {
    const marker = file[at + 1] ?? 0;
    if (marker === 0xff) at += 1;
    else {
      const length = file.readUInt16BE(at + 2);
      if (marker === 0xe1) orientation = orientationIn(file.subarray(at + 4, at + 2 + length)) ?? orientation;
      const frame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
      if (frame) return { height: file.readUInt16BE(at + 5), width: file.readUInt16BE(at + 7), orientation };
      at += 2 + length;
    }
  }
  return undefined;
}

/** Tag 0x0112 of the first directory of an EXIF block. */
function orientationIn(block: Buffer): number | undefined {
  if (block.length < 16 || block.toString('latin1', 0, 4) !== 'Exif') return undefined;
  const tiff = block.subarray(6);
  const little = tiff.toString('latin1', 0, 2) === 'II';
  const short = (at: number): number =>
    at + 2 > tiff.length ? 0 : little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at);
  const start = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  for (let entry = 0; entry < short(start); entry += 1) {
    const at = start + 2 + entry * 12;
    if (at + 12 > tiff.length) return undefined;
    if (short(at) === 0x0112) return Math.min(8, Math.max(1, short(at + 8)));
  }
  return undefined;
}
