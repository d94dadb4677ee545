import { creditLine, linesOf } from './digest-html.js';
import type { PictureFiles } from './digest-pictures.js';
import type { DigestContent, DigestLine } from './digest.entity.js';

const ink = '#1b2430';
const accent = '#0b6e69';
const pale = '#5b6673';

/** The same as a PDF of A4 pages with their numbers. */
export async function digestPdf(content: DigestContent, files: PictureFiles): Promise<Buffer> {
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
    pdf.font('bold').fontSize(14).fillColor(accent).text(name);
    const under = pdf.y + 2;
    pdf
      .moveTo(64, under)
      .lineTo(pdf.page.width - 64, under)
      .lineWidth(1)
      .strokeColor(accent)
      .stroke();
    pdf.moveDown(0.5);
    for (const line of events) {
      roomFor(80);
      pdf.font('bold').fontSize(11).fillColor(ink).text(`${line.no}  ${line.title}`);
      pdf.font('regular').fontSize(10);
      if (line.dateText) pdf.fillColor(pale).text(line.dateText);
      for (const { label, value } of linesOf(line)) pdf.fillColor(ink).text(`${label}：${value}`, { lineGap: 2 });
      drawPictures(pdf, line, files);
      pdf.moveDown(0.7);
    }
  }
  const { count } = pdf.bufferedPageRange();
  for (let page = 0; page < count; page += 1) {
    pdf.switchToPage(page);
    // The foot lies in the margin, where pdfkit would otherwise start a new page.
    pdf.page.margins.bottom = 0;
    pdf.font('regular').fontSize(8).fillColor(pale);
    pdf.text(`${page + 1} / ${count}`, 64, pdf.page.height - 40, { align: 'center', width: pdf.page.width - 128 });
  }
  pdf.end();
  await done;
  return Buffer.concat(chunks);
}

const gap = 8;
const tallest = 200;

/** Two beside each other, as wide as the text; what does not fit on the page stands on the next. */
function drawPictures(pdf: PDFKit.PDFDocument, { pictures = [] }: DigestLine, files: PictureFiles): void {
  const shown = pictures.flatMap((one) => ({ ...one, bytes: files.get(one.id) })).filter(({ bytes }) => bytes);
  const whole = pdf.page.width - 128;
  const each = shown.length === 1 ? whole : (whole - gap) / 2;
  for (let at = 0; at < shown.length; at += 2) {
    const row = shown.slice(at, at + 2).map((one) => {
      const scale = Math.min(each / one.width, tallest / one.height);
      return { ...one, width: one.width * scale, height: one.height * scale };
    });
    const height = Math.max(...row.map((one) => one.height));
    if (pdf.y + height + 24 > pdf.page.height - 64) pdf.addPage();
    const top = pdf.y + 4;
    let left = 64;
    for (const one of row) {
      if (one.bytes) pdf.image(one.bytes, left, top, { width: one.width, height: one.height });
      left += one.width + gap;
    }
    pdf.x = 64;
    pdf.y = top + height + 4;
  }
  const credits = [...new Set(shown.flatMap(({ credit }) => credit ?? []))];
  if (credits.length > 0)
    pdf
      .font('regular')
      .fontSize(8)
      .fillColor(pale)
      .text(creditLine(credits.join('、')));
}
