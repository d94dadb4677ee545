import type { Block, Run } from './markdown-blocks.js';

type Pdf = PDFKit.PDFDocument;

const indent = 18;
const sizes = [16, 14, 12.5, 11.5, 11, 11];

function drawRuns(pdf: Pdf, runs: Run[], x: number, size: number, allBold: boolean): void {
  const width = pdf.page.width - pdf.page.margins.right - x;
  for (const [index, run] of runs.entries()) {
    pdf.font(run.bold || allBold ? 'bold' : 'regular').fontSize(size);
    const options = { width, lineGap: 4, continued: index < runs.length - 1 };
    if (index === 0) pdf.text(run.text, x, pdf.y, options);
    else pdf.text(run.text, options);
  }
}

/** Room for at least `height` points on this page, or a new one: a heading never stands alone at a page's foot. */
export function keepTogether(pdf: Pdf, height: number): void {
  if (pdf.y + height > pdf.page.height - pdf.page.margins.bottom) pdf.addPage();
}

function drawBlock(pdf: Pdf, block: Block): void {
  const left = pdf.page.margins.left;
  const right = pdf.page.width - pdf.page.margins.right;
  if (block.kind === 'heading') {
    keepTogether(pdf, 60);
    pdf.moveDown(0.4);
    drawRuns(pdf, block.runs, left, sizes[block.level - 1] ?? 11, true);
  } else if (block.kind === 'paragraph') {
    const x = left + block.depth * indent;
    if (block.marker) {
      keepTogether(pdf, 20);
      const { y } = pdf;
      pdf
        .font('regular')
        .fontSize(10.5)
        .text(block.marker, x - indent, y, { lineBreak: false });
      pdf.y = y;
    }
    drawRuns(pdf, block.runs, x, 10.5, false);
  } else if (block.kind === 'code') {
    pdf
      .font('regular')
      .fontSize(9)
      .text(block.text.trimEnd(), left + indent, pdf.y, { width: right - left - indent });
  } else if (block.kind === 'rule') {
    keepTogether(pdf, 12);
    pdf
      .moveTo(left, pdf.y + 4)
      .lineTo(right, pdf.y + 4)
      .lineWidth(0.5)
      .stroke('#888888');
    pdf.y += 10;
  } else {
    pdf.font('regular').fontSize(9.5);
    pdf.x = left;
    const columns = Math.max(...block.rows.map((row) => row.cells.length));
    pdf.table({
      defaultStyle: { border: 0.5, borderColor: '#999999', padding: 4 },
      data: block.rows.map((row) => Array.from({ length: columns }, (_, column) => row.cells[column] ?? '')),
    });
  }
  pdf.fillColor('black').moveDown(0.45);
}

/** Draws the blocks from where the pen is, over as many pages as they need. */
export function drawBlocks(pdf: Pdf, blocks: Block[]): void {
  for (const block of blocks) drawBlock(pdf, block);
  pdf.x = pdf.page.margins.left;
}
