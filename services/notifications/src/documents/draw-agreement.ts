import PDFDocument from 'pdfkit';
import QRCode from 'qrcode';
import type { AgreementDocument, DrawnDocument, MarkBox } from './agreement-document.js';
import { drawBlocks, keepTogether } from './draw-blocks.js';
import { fonts } from './fonts.js';
import { markdownBlocks } from './markdown-blocks.js';

type Pdf = PDFKit.PDFDocument;

export const margins = { top: 72, bottom: 64, left: 64, right: 64 };
export const ink = '#1b2430';
export const pale = '#5b6673';

/** As vectors: sharp at any size, and a hundred times quicker than encoding a picture. */
export function drawQr(pdf: Pdf, content: string, x: number, y: number, width: number): void {
  const { modules } = QRCode.create(content, { errorCorrectionLevel: 'M' });
  const cell = width / modules.size;
  for (let row = 0; row < modules.size; row += 1)
    for (let column = 0; column < modules.size; column += 1)
      if (modules.get(row, column)) pdf.rect(x + column * cell, y + row * cell, cell, cell);
  pdf.fill('black');
}

function drawOpening(pdf: Pdf, document: AgreementDocument): void {
  const right = pdf.page.width - margins.right;
  drawQr(pdf, document.verifyUrl, right - 76, margins.top, 76);
  pdf.font('regular').fontSize(6).fillColor(pale);
  pdf.text(document.verifyCode, right - 106, margins.top + 80, { width: 106, align: 'right', lineBreak: false });
  pdf.fillColor(ink).font('bold').fontSize(20);
  pdf.text(document.title, margins.left, margins.top + 4, { width: right - margins.left - 100, lineGap: 4 });
  pdf.font('regular').fontSize(10.5).fillColor(pale);
  pdf.text(`${document.kindLabel}  ${document.number}`, { width: right - margins.left - 100 });
  pdf.y = Math.max(pdf.y, margins.top + 92) + 8;
  pdf.fillColor(ink).fontSize(10.5);
  for (const party of document.parties) {
    pdf
      .font('bold')
      .text(`${party.label}：`, margins.left, pdf.y, { continued: true })
      .font('regular')
      .text(party.name);
    pdf.moveDown(0.2);
  }
  for (const fact of document.facts) {
    pdf.font('regular').text(`${fact.label}：${fact.value}`, margins.left, pdf.y);
    pdf.moveDown(0.1);
  }
  pdf.moveDown(0.8);
}

/** One box per signatory; the marks are appended into them when the file is sealed. */
function drawSignatureBlock(pdf: Pdf, document: AgreementDocument): MarkBox[] {
  const boxes: MarkBox[] = [];
  const width = 236;
  const height = 62;
  keepTogether(pdf, 130);
  pdf.moveDown(0.6).font('bold').fontSize(12).text('签署 Signatures', margins.left, pdf.y).moveDown(0.4);
  for (const party of document.parties) {
    const people = party.signatories.filter((person) => person.role !== 'cc');
    if (people.length === 0) continue;
    keepTogether(pdf, 34 + height);
    pdf.font('bold').fontSize(10.5).text(`${party.label}：${party.name}`, margins.left, pdf.y).moveDown(0.3);
    for (const person of people) {
      keepTogether(pdf, height + 10);
      const { y } = pdf;
      const role = person.role === 'approver' ? '审批人 Approver' : '签署人 Signatory';
      pdf.font('regular').fontSize(10.5);
      pdf.text(`${role}\n${person.name}${person.title ? `\n${person.title}` : ''}`, margins.left + 8, y + 4, {
        width: 200,
        height: height - 6,
        ellipsis: true,
      });
      const x = margins.left + 224;
      pdf.rect(x, y, width, height).lineWidth(0.5).stroke('#b9c0c8');
      boxes.push({ signatoryId: person.id, page: pdf.bufferedPageRange().count - 1, x, y, width, height });
      pdf.x = margins.left;
      pdf.y = y + height + 10;
    }
  }
  return boxes;
}

/** Header, footer and page numbers, once all pages are there. @returns how many there are */
export function drawFrame(pdf: Pdf, document: Pick<AgreementDocument, 'number' | 'verifyUrl'>): number {
  const { count } = pdf.bufferedPageRange();
  for (let page = 0; page < count; page += 1) {
    pdf.switchToPage(page);
    // Header and footer lie in the margins, where pdfkit would otherwise start a new page.
    pdf.page.margins = { top: 0, bottom: 0, left: 0, right: 0 };
    const width = pdf.page.width - margins.left - margins.right;
    pdf.font('regular').fontSize(8).fillColor(pale);
    pdf.text(`做媒 Zuomei`, margins.left, 34, { lineBreak: false });
    pdf.text(document.number, margins.left, 34, { width, align: 'right', lineBreak: false });
    pdf
      .moveTo(margins.left, 48)
      .lineTo(margins.left + width, 48)
      .lineWidth(0.5)
      .stroke('#c9d0d6');
    const foot = pdf.page.height - 40;
    pdf.text(`验真 Verify: ${document.verifyUrl}`, margins.left, foot, { lineBreak: false });
    pdf.text(`${page + 1} / ${count}`, margins.left, foot, { width, align: 'right', lineBreak: false });
  }
  return count;
}

/**
 * Draws the file that is frozen when an agreement is sent: A4, the body paginated, number and QR, and a box for every
 * signatory's mark. Number and code also stand in the file's keywords in clear, so that a changed copy is recognised.
 */
export async function drawAgreement(document: AgreementDocument, drawnAt: Date): Promise<DrawnDocument> {
  const pdf = new PDFDocument({
    size: 'A4',
    margins,
    pdfVersion: '1.7',
    bufferPages: true,
    lang: 'zh-CN',
    info: {
      Title: document.title,
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
  drawOpening(pdf, document);
  drawBlocks(pdf, markdownBlocks(document.body));
  const boxes = drawSignatureBlock(pdf, document);
  const pages = drawFrame(pdf, document);
  pdf.end();
  await ended;
  return { bytes: Buffer.concat(chunks), pages, boxes };
}
