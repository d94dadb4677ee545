import { execFile } from 'node:child_process';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** x, y, width and height in points, from the top left. */
export type Area = [number, number, number, number];

/**
 * Dark pixels in areas of a page as it is drawn, at two pixels a point. Text that is extracted proves nothing: a font
 * may be embedded so that every word can be copied and none be read.
 */
export async function inkOf(pdf: Uint8Array, page: number, areas: Area[]): Promise<number[]> {
  const file = join(await mkdtemp(join(tmpdir(), 'ink-')), 'file.pdf');
  await writeFile(file, pdf);
  const renderer = join(import.meta.dirname, 'render-page.mjs');
  const env = { ...process.env, NODE_OPTIONS: '' };
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [renderer, file, String(page), '2', JSON.stringify(areas)],
    { env },
  );
  return (JSON.parse(stdout) as { ink: number[] }).ink;
}
