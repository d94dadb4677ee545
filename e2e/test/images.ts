import jsqr from 'jsqr';
import { PNG } from 'pngjs';

/** What a phone's camera reads from a picture of a QR code. */
export function readQr(png: Buffer): string {
  const image = PNG.sync.read(png);
  const decode = jsqr as unknown as (data: Uint8ClampedArray, width: number, height: number) => { data: string } | null;
  const found = decode(new Uint8ClampedArray(image.data), image.width, image.height);
  if (!found) throw new Error('no QR code in the picture');
  return found.data;
}
