import { writeFileSync } from 'node:fs';
import qrcode from 'qrcode';

const [width, height, perSecond] = [640, 480, 5];

/** One grey picture as Y4M wants it: luma, then half-size chroma without colour. */
function frame(dark: (x: number, y: number) => boolean): Buffer {
  const luma = Buffer.alloc(width * height, 235);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) if (dark(x, y)) luma[y * width + x] = 16;
  }
  return Buffer.concat([Buffer.from('FRAME\n'), luma, Buffer.alloc((width * height) / 2, 128)]);
}

/** What a camera sees to whom a phone with this code is held up for three seconds, away for four, and again. */
export function filmOf(code: string, file: string): void {
  const { modules } = qrcode.create(code, { errorCorrectionLevel: 'M' });
  const scale = Math.floor((height - 80) / modules.size);
  const [left, top] = [(width - scale * modules.size) >> 1, (height - scale * modules.size) >> 1];
  const shown = frame((x, y) => {
    const [column, row] = [Math.floor((x - left) / scale), Math.floor((y - top) / scale)];
    const inside = column >= 0 && row >= 0 && column < modules.size && row < modules.size;
    return inside && modules.get(row, column) === 1;
  });
  const away = frame(() => false);
  const head = Buffer.from(`YUV4MPEG2 W${width} H${height} F${perSecond}:1 Ip A1:1 C420jpeg\n`);
  const frames = [...Array<Buffer>(3 * perSecond).fill(shown), ...Array<Buffer>(4 * perSecond).fill(away)];
  writeFileSync(file, Buffer.concat([head, ...frames]));
}
