import { PDF } from '@libpdf/core';
import type { SealTrust } from '../sealing/seal-provider.js';
import { type Inspection, marksIn } from './inspection.js';
import { sealOf } from './seal-check.js';

/** Looks at any bytes; never throws. Costly for large files: it runs in a thread of its own. */
export async function inspectFile(bytes: Uint8Array, trust: SealTrust): Promise<Inspection> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const text = file.toString('latin1');
  const raw = marksIn(text);
  const isPdf = text.slice(0, 1024).includes('%PDF-');
  if (!isPdf) return { isPdf, ...raw, seal: 'none' };
  const seal = await sealOf(file, text, trust).catch(() => 'foreign' as const);
  const read = raw.codes.length > 0 && raw.numbers.length > 0 ? '' : await textOf(bytes);
  const drawn = marksIn(read);
  return {
    isPdf,
    numbers: [...new Set([...raw.numbers, ...drawn.numbers])],
    codes: [...new Set([...raw.codes, ...drawn.codes])],
    seal,
  };
}

/** Properties and words of a file that another program has written anew, so that nothing is found in its raw bytes. */
async function textOf(bytes: Uint8Array): Promise<string> {
  try {
    const pdf = await PDF.load(bytes);
    const properties = [pdf.getTitle(), pdf.getSubject(), ...(pdf.getKeywords() ?? [])];
    const words = pdf
      .getPages()
      .slice(0, 200)
      .map((page) => page.extractText().text);
    return [...properties, ...words].join('\n');
  } catch {
    return '';
  }
}
