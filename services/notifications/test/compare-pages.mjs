// Draws the first page of PDFs at one pixel a point and says where they differ from a picture; a process of its own, as
// render-page.mjs. node compare-pages.mjs REFERENCE.png FILE.pdf … prints a list of [cells that differ, worst of them]
// for each file; with --write first, the first file becomes the reference.
//
// A cell is 6 × 6 points, half a character of the text. Another machine smooths edges a little differently, which moves
// the grey of single pixels, but hardly the mean of 36; a stroke more or less moves it further.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

const cell = 6;
/** Of the whole range from white to black. */
const tolerated = 0.03;
const write = process.argv[2] === '--write';
const [reference, ...files] = process.argv.slice(write ? 3 : 2);
const home = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));

async function drawn(file) {
  const pdf = await getDocument({
    data: new Uint8Array(readFileSync(file)),
    cMapUrl: `${join(home, 'cmaps')}/`,
    cMapPacked: true,
    standardFontDataUrl: `${join(home, 'standard_fonts')}/`,
    verbosity: 0,
  }).promise;
  const page = await pdf.getPage(1);
  const viewport = page.getViewport({ scale: 1 });
  const canvas = createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height));
  await page.render({ canvas, viewport }).promise;
  return canvas;
}

/** The mean darkness of every cell, 0 to 1. */
function cellsOf(canvas) {
  const { width, height } = canvas;
  const { data } = canvas.getContext('2d').getImageData(0, 0, width, height);
  const across = Math.ceil(width / cell);
  const cells = new Float64Array(across * Math.ceil(height / cell));
  for (let at = 0; at < width * height; at += 1) {
    const dark = 1 - (data[4 * at] + data[4 * at + 1] + data[4 * at + 2]) / 765;
    const [x, y] = [at % width, Math.floor(at / width)];
    cells[Math.floor(y / cell) * across + Math.floor(x / cell)] += dark / cell ** 2;
  }
  return cells;
}

async function wanted() {
  const image = await loadImage(readFileSync(reference));
  const canvas = createCanvas(image.width, image.height);
  canvas.getContext('2d').drawImage(image, 0, 0);
  return cellsOf(canvas);
}

if (write) writeFileSync(reference, (await drawn(files[0])).toBuffer('image/png'));
const expected = await wanted();
const found = [];
for (const file of files) {
  const cells = cellsOf(await drawn(file));
  const apart = [...expected].map((dark, at) => Math.abs(dark - cells[at]));
  found.push([apart.filter((one) => one > tolerated).length, Number(Math.max(...apart).toFixed(3))]);
}
process.stdout.write(JSON.stringify(found));
