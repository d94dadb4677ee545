// Draws one page of a PDF and prints how many dark pixels lie in parts of it. A process of its own: the renderer is at
// odds with Jest's module world. node render-page.mjs FILE PAGE(from 0) SCALE '[[x,y,width,height],…]' in points
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createCanvas } from '@napi-rs/canvas';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

const [file, page, scale, areas] = process.argv.slice(2);
const home = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
const pdf = await getDocument({
  data: new Uint8Array(readFileSync(file)),
  cMapUrl: `${join(home, 'cmaps')}/`,
  cMapPacked: true,
  standardFontDataUrl: `${join(home, 'standard_fonts')}/`,
  verbosity: 0,
}).promise;
const sheet = await pdf.getPage(Number(page) + 1);
const viewport = sheet.getViewport({ scale: Number(scale) });
const canvas = createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height));
await sheet.render({ canvas, viewport }).promise;
const ink = JSON.parse(areas).map((area) => {
  const [x, y, width, height] = area.map((points) => Math.round(points * Number(scale)));
  const { data } = canvas.getContext('2d').getImageData(x, y, width, height);
  let dark = 0;
  for (let at = 0; at < data.length; at += 4)
    if (data[at] + data[at + 1] + data[at + 2] < 480 && data[at + 3] > 128) dark += 1;
  return dark;
});
process.stdout.write(`${JSON.stringify({ pages: pdf.numPages, ink })}\n`);
