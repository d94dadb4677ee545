import { NotAPicture } from './pictures.errors.js';
import { headOf } from './picture-size.js';

/** More than any camera takes; a small file may claim far more than there is memory for. */
const mostPixels = 40_000_000;
const longestSide = 1600;

export interface DrawnPicture {
  bytes: Buffer;
  width: number;
  height: number;
}

/**
 * The same picture as a JPEG of our own: upright, as large as a page needs, and without whatever else the file held,
 * such as the place where it was taken. @throws NotAPicture
 */
export async function drawAnew(file: Buffer): Promise<DrawnPicture> {
  const head = headOf(file);
  if (!head || head.width === 0 || head.height === 0 || head.width * head.height > mostPixels) throw new NotAPicture();
  // Only who sends a picture pays for it: the library takes 30 MB.
  const { createCanvas, loadImage } = await import('@napi-rs/canvas');
  const image = await loadImage(file).catch(() => {
    throw new NotAPicture();
  });
  const scale = Math.min(1, longestSide / Math.max(image.width, image.height));
  const [width, height] = [image.width, image.height].map((side) => Math.max(1, Math.round(side * scale))) as [
    number,
    number,
  ];
  // A decoder that turned the picture itself shows its sides the other way round.
  const turned = head.width !== head.height && image.width === head.height && image.height === head.width;
  const orientation = turned ? 1 : head.orientation;
  const onSide = orientation > 4;
  const canvas = createCanvas(onSide ? height : width, onSide ? width : height);
  const pen = canvas.getContext('2d');
  pen.fillStyle = '#ffffff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.transform(...(turns(width, height)[orientation - 1] ?? [1, 0, 0, 1, 0, 0]));
  pen.drawImage(image, 0, 0, width, height);
  return { bytes: await canvas.encode('jpeg', 82), width: canvas.width, height: canvas.height };
}

type Turn = [number, number, number, number, number, number];

/** By orientation, from 1. */
const turns = (width: number, height: number): Turn[] => [
  [1, 0, 0, 1, 0, 0],
  [-1, 0, 0, 1, width, 0],
  [-1, 0, 0, -1, width, height],
  [1, 0, 0, -1, 0, height],
  [0, 1, 1, 0, 0, 0],
  [0, 1, -1, 0, height, 0],
  [0, -1, -1, 0, height, width],
  [0, -1, 1, 0, 0, width],
];
