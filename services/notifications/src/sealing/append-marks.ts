import { PDF } from '@libpdf/core';
import type { MarkBox } from '../documents/agreement-document.js';
import { drawMarks, type SignatureMark } from '../documents/draw-marks.js';

/** Lays the signatories' marks over the frozen pages as an incremental update: the frozen bytes stay as they are. */
export async function appendMarks(frozen: Uint8Array, boxes: MarkBox[], marks: SignatureMark[]): Promise<Uint8Array> {
  const pdf = await PDF.load(frozen);
  const pages = new Set(boxes.map((box) => box.page));
  for (const number of pages) {
    const drawing = await PDF.load(
      await drawMarks(
        boxes.filter((box) => box.page === number),
        marks,
      ),
    );
    const page = pdf.getPage(number);
    if (!page) throw new Error(`the frozen file has no page ${number + 1}`);
    page.drawPage(await pdf.embedPage(drawing, 0), { x: 0, y: 0 });
  }
  return pdf.save({ incremental: true });
}
