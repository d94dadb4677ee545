import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  ImageRun,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { chartSize } from './chart-picture.js';
import type { ReportDocument, ReportSection, ReportTable } from './report-document.js';

const font = { name: 'Microsoft YaHei', eastAsia: '微软雅黑' };
const run = (text: string, size: number, more: { bold?: boolean; color?: string } = {}): TextRun =>
  new TextRun({ text, size, font, ...more });
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
const rule = { style: BorderStyle.SINGLE, size: 4, color: 'C9D1D9' } as const;

/** The same as a Word document, with real headings and tables. */
export async function reportDocx(report: ReportDocument, pictures: Map<number, Buffer>): Promise<Uint8Array> {
  const center = AlignmentType.CENTER;
  const children = [
    new Paragraph({
      heading: HeadingLevel.TITLE,
      alignment: center,
      children: [run(report.title, 40, { bold: true })],
    }),
    ...report.lines.map((said) => new Paragraph({ alignment: center, children: [run(said, 19, { color: '5B6673' })] })),
    ...report.sections.flatMap((section, at) => drawn(section, pictures.get(at))),
  ];
  const pages = new TextRun({ size: 16, font, children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] });
  const footers = { default: new Footer({ children: [new Paragraph({ alignment: center, children: [pages] })] }) };
  return Packer.toBuffer(new Document({ title: report.title, creator: 'Zuomei', sections: [{ children, footers }] }));
}

function drawn({ heading, chart, table, notes }: ReportSection, picture: Buffer | undefined): (Paragraph | Table)[] {
  const title = [run(heading, 26, { bold: true, color: '0B6E69' })];
  const spacing = { before: 320, after: 120 };
  const parts: (Paragraph | Table)[] = [
    new Paragraph({ heading: HeadingLevel.HEADING_1, keepNext: true, spacing, children: title }),
  ];
  if (picture && chart) {
    const altText = { name: chart.label, title: chart.label, description: chart.label };
    const image = new ImageRun({ type: 'png', data: picture, transformation: chartSize, altText });
    parts.push(new Paragraph({ children: [image] }));
  }
  if (table) parts.push(tableOf(table));
  return [...parts, ...notes.map((note) => new Paragraph({ children: [run(note, 16, { color: '5B6673' })] }))];
}

function tableOf({ columns, rows }: ReportTable): Table {
  const whole = columns.reduce((sum, { width }) => sum + width, 0);
  const widths = columns.map(({ width }) => Math.round((width / whole) * 9000));
  const cell = (text: string, n: number, bold: boolean): TableCell =>
    new TableCell({
      width: { size: widths[n] ?? 0, type: WidthType.DXA },
      children: [
        new Paragraph({
          alignment: columns[n]?.right ? AlignmentType.RIGHT : AlignmentType.LEFT,
          children: [run(text, 17, { bold })],
        }),
      ],
    });
  const head = new TableRow({ tableHeader: true, children: columns.map(({ heading }, n) => cell(heading, n, true)) });
  const body = rows.map(
    (cells) => new TableRow({ cantSplit: true, children: cells.map(({ text }, n) => cell(text, n, false)) }),
  );
  const borders = { top: none, left: none, right: none, insideVertical: none, bottom: rule, insideHorizontal: rule };
  return new Table({ columnWidths: widths, borders, rows: [head, ...body] });
}
