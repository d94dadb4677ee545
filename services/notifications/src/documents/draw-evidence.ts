import PDFDocument from 'pdfkit';
import { drawFrame, drawQr, ink, margins, pale } from './draw-agreement.js';
import { keepTogether } from './draw-blocks.js';
import type { EvidenceDocument } from './evidence-document.js';
import { drawable, fonts } from './fonts.js';

const valueSize = 8.5;

/** More than the text can take: a line holds at least half of what fits if each character were as wide as high. */
function mostHeight(text: string, width: number): number {
  const lines = text.split('\n').length + Math.ceil((2 * text.length * valueSize) / width);
  return lines * valueSize * 1.5 + 3;
}

/** The evidence of a signed file: A4, section by section, label beside value. */
export async function drawEvidence(document: EvidenceDocument, drawnAt: Date): Promise<{ bytes: Uint8Array }> {
  const pdf = new PDFDocument({
    size: 'A4',
    font: '',
    margins,
    pdfVersion: '1.7',
    bufferPages: true,
    lang: 'zh-CN',
    info: {
      Title: `签署证据 Evidence ${document.number}`,
      Subject: document.number,
      Keywords: `zuomei-number:${document.number} zuomei-code:${document.verifyCode}`,
      Creator: 'Zuomei',
      CreationDate: drawnAt,
    },
  });
  const chunks: Buffer[] = [];
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((resolve, reject) => pdf.on('end', resolve).on('error', reject));
  pdf.registerFont('regular', fonts.regular).registerFont('bold', fonts.bold);
  const width = pdf.page.width - margins.left - margins.right;
  drawQr(pdf, document.verifyUrl, pdf.page.width - margins.right - 64, margins.top, 64);
  pdf.font('bold').fontSize(18).fillColor(ink).text('签署证据 Evidence of signing', margins.left, margins.top);
  pdf
    .font('regular')
    .fontSize(10.5)
    .text(drawable(document.title), { width: width - 80 });
  pdf.fillColor(pale).fontSize(8).text(`${document.number}  ${document.verifyCode}`);
  pdf.y = Math.max(pdf.y, margins.top + 76);
  const valueAt = margins.left + 150;
  const foot = pdf.page.height - margins.bottom;
  for (const { heading, facts } of document.sections) {
    keepTogether(pdf, 60);
    pdf.moveDown(0.6).font('bold').fontSize(11.5).fillColor(ink).text(heading, margins.left, pdf.y).moveDown(0.2);
    for (const [label, value] of facts) {
      const shown = drawable(value);
      pdf.font('regular').fontSize(valueSize);
      // Measured only where it may not fit: to lay a text out is most of the work.
      if (pdf.y + mostHeight(shown, width - 150) > foot)
        keepTogether(pdf, pdf.heightOfString(shown, { width: width - 150 }) + 3);
      const { y } = pdf;
      pdf.fillColor(pale).text(label, margins.left, y, { width: 144 });
      const below = pdf.y;
      pdf.fillColor(ink).text(shown, valueAt, y, { width: width - 150 });
      pdf.y = Math.max(pdf.y, below) + 2;
      pdf.x = margins.left;
    }
  }
  drawFrame(pdf, document);
  pdf.end();
  await ended;
  return { bytes: Buffer.concat(chunks) };
}
