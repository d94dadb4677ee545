import PDFDocument from 'pdfkit';
import { keepTogether } from '../documents/draw-blocks.js';
import { drawable, fonts } from '../documents/fonts.js';
import { chartSize } from './chart-picture.js';
import type { ReportDocument, ReportSection, ReportTable } from './report-document.js';

const ink = '#1b2430';
const accent = '#0b6e69';
const pale = '#5b6673';
const line = '#c9d1d9';
const margin = 56;
const padding = 4;

type Pdf = PDFKit.PDFDocument;

/** A4, section by section; a row never breaks over two pages, and headings of a table stand on each. */
export async function reportPdf(report: ReportDocument, pictures: Map<number, Buffer>): Promise<Uint8Array> {
  const info = { Title: report.title, Creator: 'Zuomei' };
  const pdf = new PDFDocument({ size: 'A4', margin, bufferPages: true, lang: 'zh-CN', info });
  const chunks: Buffer[] = [];
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((resolve, reject) => pdf.on('end', resolve).on('error', reject));
  pdf.registerFont('regular', fonts.regular).registerFont('bold', fonts.bold);
  pdf.font('bold').fontSize(20).fillColor(ink).text(drawable(report.title), { align: 'center' }).moveDown(0.3);
  for (const said of report.lines)
    pdf.font('regular').fontSize(9.5).fillColor(pale).text(drawable(said), { align: 'center' });
  for (const [at, section] of report.sections.entries()) drawSection(pdf, section, pictures.get(at));
  const { count } = pdf.bufferedPageRange();
  for (let page = 0; page < count; page += 1) {
    pdf.switchToPage(page);
    // Below the margin, where text would otherwise begin a page.
    pdf.page.margins.bottom = 0;
    const foot = `${report.title}  ${page + 1} / ${count}`;
    pdf.font('regular').fontSize(8).fillColor(pale);
    pdf.text(drawable(foot), margin, pdf.page.height - 36, { align: 'center', lineBreak: false, width: widthOf(pdf) });
  }
  pdf.end();
  await ended;
  return Buffer.concat(chunks);
}

const widthOf = (pdf: Pdf): number => pdf.page.width - 2 * margin;

function drawSection(pdf: Pdf, { heading, table, notes }: ReportSection, picture: Buffer | undefined): void {
  pdf.moveDown(1.2);
  keepTogether(pdf, picture ? chartSize.height + 60 : 110);
  pdf.font('bold').fontSize(13).fillColor(accent).text(drawable(heading), margin, pdf.y).moveDown(0.4);
  if (picture) {
    const { width, height } = chartSize;
    const { y } = pdf;
    pdf.image(picture, margin, y, { width, height });
    pdf.x = margin;
    pdf.y = y + height + 8;
  }
  if (table) drawTable(pdf, table);
  pdf.font('regular').fontSize(8).fillColor(pale);
  for (const note of notes) {
    const text = drawable(note);
    keepTogether(pdf, pdf.heightOfString(text, { width: widthOf(pdf) }) + 2);
    pdf.text(text, margin, pdf.y + 2, { width: widthOf(pdf) });
  }
}

function drawTable(pdf: Pdf, { columns, rows }: ReportTable): void {
  const whole = columns.reduce((sum, { width }) => sum + width, 0);
  const widths = columns.map(({ width }) => (width / whole) * widthOf(pdf));
  const inner = (column: number): number => (widths[column] ?? 0) - 2 * padding;
  const row = (texts: string[], bold: boolean): void => {
    pdf.font(bold ? 'bold' : 'regular').fontSize(8.5);
    const height =
      Math.max(...texts.map((text, n) => pdf.heightOfString(text || ' ', { width: inner(n) }))) + 2 * padding;
    if (pdf.y + height > pdf.page.height - margin) {
      pdf.addPage();
      if (!bold) row(headings, true);
      pdf.font(bold ? 'bold' : 'regular').fontSize(8.5);
    }
    const { y } = pdf;
    let x = margin;
    for (const [n, text] of texts.entries()) {
      const align = columns[n]?.right ? 'right' : 'left';
      pdf.fillColor(ink).text(text, x + padding, y + padding, { width: inner(n), align });
      x += widths[n] ?? 0;
    }
    pdf
      .moveTo(margin, y + height)
      .lineTo(margin + widthOf(pdf), y + height)
      .lineWidth(bold ? 1 : 0.5)
      .stroke(bold ? accent : line);
    pdf.x = margin;
    pdf.y = y + height;
  };
  const headings = columns.map(({ heading }) => drawable(heading));
  row(headings, true);
  for (const cells of rows)
    row(
      cells.map(({ text }) => drawable(text)),
      false,
    );
  pdf.y += 6;
}
