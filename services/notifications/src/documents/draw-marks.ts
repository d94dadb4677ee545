import PDFDocument from 'pdfkit';
import type { MarkBox } from './agreement-document.js';
import { fonts } from './fonts.js';

/** What one signatory left: a typed name or a drawing, and when. */
export interface SignatureMark {
  signatoryId: string;
  kind: 'typed' | 'drawn';
  /** Typed: the name. Drawn: a PNG, base64. */
  value: string;
  /** Under the mark, as it is to be read. */
  caption: string;
}

const green = '#0b6e69';

/**
 * Draws the marks of one page as a page of their own, clear where there is no mark, to be laid over the frozen page.
 * pdfkit draws them because its font subset is whole; the sealing library's own text is not up to Chinese layout.
 */
export async function drawMarks(boxes: MarkBox[], marks: SignatureMark[]): Promise<Buffer> {
  const pdf = new PDFDocument({ size: 'A4', font: '', margin: 0, pdfVersion: '1.7' });
  const chunks: Buffer[] = [];
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((resolve, reject) => pdf.on('end', resolve).on('error', reject));
  pdf.registerFont('regular', fonts.regular);
  for (const box of boxes) {
    const mark = marks.find((candidate) => candidate.signatoryId === box.signatoryId);
    if (!mark) continue;
    if (mark.kind === 'drawn')
      pdf.image(Buffer.from(mark.value, 'base64'), box.x + 6, box.y + 4, { fit: [box.width - 12, box.height - 20] });
    else {
      pdf.font('regular').fillColor(green).fontSize(24);
      const size = Math.min(24, (24 * (box.width - 16)) / Math.max(1, pdf.widthOfString(mark.value)));
      pdf.fontSize(size).text(mark.value, box.x + 8, box.y + 26 - size / 2 - 6, { lineBreak: false });
    }
    pdf.font('regular').fontSize(7).fillColor('#5b6673');
    pdf.text(mark.caption, box.x + 8, box.y + box.height - 13, { lineBreak: false });
  }
  pdf.end();
  await ended;
  return Buffer.concat(chunks);
}
