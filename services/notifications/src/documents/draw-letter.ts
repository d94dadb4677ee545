import PDFDocument from 'pdfkit';
import { drawQr, ink, pale } from './draw-agreement.js';
import { fonts } from './fonts.js';
import { issuedWords, type LetterDocument, letterWords } from './letter-document.js';

type Pdf = PDFKit.PDFDocument;

const gold = '#a98546';
const vermilion = '#c8402f';
const side = 96;

function drawBorder(pdf: Pdf): void {
  const { width, height } = pdf.page;
  pdf
    .rect(26, 26, width - 52, height - 52)
    .lineWidth(3)
    .stroke(gold);
  pdf
    .rect(34, 34, width - 68, height - 68)
    .lineWidth(0.75)
    .stroke(gold);
}

/** The largest size at which the text fits into the box: a long post or name shrinks, nothing is ever cut. */
function fitted(
  pdf: Pdf,
  text: string,
  box: { width: number; height: number; largest: number; lineGap: number },
): number {
  for (let size = box.largest; size > 7; size -= 0.5)
    if (pdf.fontSize(size).heightOfString(text, { width: box.width, lineGap: box.lineGap }) <= box.height) return size;
  return 7;
}

/** Says that the file is sealed; the seal itself is the signature over the file's bytes. */
function drawMark(pdf: Pdf, x: number, y: number): void {
  pdf.circle(x, y, 38).lineWidth(2.2).stroke(vermilion);
  pdf.circle(x, y, 33).lineWidth(0.6).stroke(vermilion);
  pdf.fillColor(vermilion).font('bold').fontSize(13);
  pdf.text('电子签章', x - 38, y - 14, { width: 76, align: 'center', lineBreak: false });
  pdf.font('regular').fontSize(5.5);
  pdf.text('DIGITALLY SEALED', x - 38, y + 6, { width: 76, align: 'center', lineBreak: false });
}

function drawFoot(pdf: Pdf, letter: LetterDocument): void {
  const top = pdf.page.height - 158;
  drawQr(pdf, letter.verifyUrl, side - 24, top, 78);
  pdf.font('regular').fontSize(8).fillColor(pale);
  const x = side + 66;
  pdf.text(`编号 No. ${letter.number}`, x, top + 30, { lineBreak: false });
  pdf.text(`验真 Verify: ${letter.verifyUrl.replace(/\/verify\/.*/, '/verify')}`, x, top + 44, { lineBreak: false });
  pdf.text(letter.verifyCode, x, top + 58, { lineBreak: false });
}

function drawIssuer(pdf: Pdf, letter: LetterDocument): void {
  const width = 300;
  const x = pdf.page.width - side - width;
  const top = pdf.page.height - 168;
  const issued = issuedWords(letter);
  drawMark(pdf, pdf.page.width / 2 - 30, top + 46);
  pdf.font('bold').fillColor(ink);
  const size = fitted(pdf, letter.issuer, { width, height: 44, largest: 16, lineGap: 2 });
  pdf.fontSize(size).text(letter.issuer, x, top + 14, { width, align: 'right', lineGap: 2 });
  pdf.font('regular').fontSize(12).text(issued.zh, { width, align: 'right' });
  pdf.fontSize(8.5).fillColor(pale).text(issued.en, { width, align: 'right' });
}

/**
 * Draws an appointment or a certificate: one page, A4 across, Chinese large and English beneath. Number and code also
 * stand in the file's keywords in clear, so that a changed copy is recognised.
 */
export async function drawLetter(letter: LetterDocument, drawnAt: Date): Promise<{ bytes: Uint8Array }> {
  const words = letterWords(letter);
  const pdf = new PDFDocument({
    size: 'A4',
    layout: 'landscape',
    margin: 0,
    pdfVersion: '1.7',
    lang: 'zh-CN',
    info: {
      Title: words.title.replaceAll(' ', ''),
      Subject: letter.number,
      Keywords: `zuomei-number:${letter.number} zuomei-code:${letter.verifyCode}`,
      Creator: 'Zuomei',
      CreationDate: drawnAt,
    },
  });
  const chunks: Buffer[] = [];
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((resolve, reject) => pdf.on('end', resolve).on('error', reject));
  pdf.registerFont('regular', fonts.regular).registerFont('bold', fonts.bold);
  drawBorder(pdf);
  const width = pdf.page.width - 2 * side;
  pdf.font('bold').fontSize(42).fillColor(vermilion).text(words.title, side, 66, { width, align: 'center' });
  pdf.font('regular').fontSize(12).fillColor(gold);
  pdf.text(words.titleEn, side, 122, { width, align: 'center', characterSpacing: 2 });
  pdf.font('regular').fillColor(ink);
  const size = fitted(pdf, words.body, { width, height: 118, largest: 22, lineGap: 12 });
  pdf.fontSize(size).text(words.body, side, 172, { width, lineGap: 12 });
  pdf.fontSize(Math.min(size, 18)).text(words.closing, { width });
  pdf.moveDown(0.6).fillColor(pale);
  const room = pdf.page.height - 176 - pdf.y;
  pdf.fontSize(fitted(pdf, words.bodyEn, { width, height: room, largest: 11.5, lineGap: 3 }));
  pdf.text(words.bodyEn, { width, lineGap: 3 });
  drawFoot(pdf, letter);
  drawIssuer(pdf, letter);
  pdf.end();
  await ended;
  return { bytes: Buffer.concat(chunks) };
}
