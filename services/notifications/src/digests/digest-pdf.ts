import { linesOf } from './digest-html.js';
import type { DigestContent } from './digest.entity.js';

const ink = '#1b2430';
const accent = '#0b6e69';
const pale = '#5b6673';

/** The same as a PDF of A4 pages with their numbers. */
export async function digestPdf(content: DigestContent): Promise<Buffer> {
  // Only who asks for it pays for it: two faces of 10 MB each.
  const [{ default: PDFDocument }, { fonts }] = await Promise.all([import('pdfkit'), import('../documents/fonts.js')]);
  const pdf = new PDFDocument({ size: 'A4', margin: 64, bufferPages: true, info: { Title: content.title } });
  const chunks: Buffer[] = [];
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
  const done = new Promise<void>((resolve) => pdf.once('end', resolve));
  pdf.registerFont('regular', fonts.regular).registerFont('bold', fonts.bold);
  const roomFor = (height: number): void => {
    if (pdf.y + height > pdf.page.height - 64) pdf.addPage();
  };
  pdf.font('bold').fontSize(18).fillColor(ink).text(content.title, { align: 'center' }).moveDown(1);
  for (const { name, events } of content.categories) {
    if (events.length === 0) continue;
    roomFor(110);
    pdf.font('bold').fontSize(14).fillColor(accent).text(name).moveDown(0.4);
    for (const line of events) {
      roomFor(80);
      pdf.font('bold').fontSize(11).fillColor(ink).text(`${line.no}  ${line.title}`);
      pdf.font('regular').fontSize(10);
      if (line.dateText) pdf.fillColor(pale).text(line.dateText);
      for (const { label, value } of linesOf(line)) pdf.fillColor(ink).text(`${label}:${value}`, { lineGap: 2 });
      pdf.moveDown(0.7);
    }
  }
  const { count } = pdf.bufferedPageRange();
  for (let page = 0; page < count; page += 1) {
    pdf.switchToPage(page);
    // The foot lies in the margin, where pdfkit would otherwise start a new page.
    pdf.page.margins.bottom = 0;
    pdf.font('regular').fontSize(8).fillColor(pale);
    pdf.text(`${page + 1} / ${count}`, 64, pdf.page.height - 40, { align: 'center', lineBreak: false });
  }
  pdf.end();
  await done;
  return Buffer.concat(chunks);
}
