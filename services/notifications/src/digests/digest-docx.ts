import { creditLine, linesOf } from './digest-html.js';
import type { PictureFiles } from './digest-pictures.js';
import type { DigestContent } from './digest.entity.js';

const font = { name: 'Microsoft YaHei', eastAsia: '微软雅黑' };
/** Of an A4 page between its margins, in the points of a screen. */
const columnWidth = 600;
const tallest = 280;
const gap = 12;

/** The same as a Word document. */
export async function digestDocx(content: DigestContent, files: PictureFiles): Promise<Buffer> {
  // Only who asks for it pays for it: the library takes 20 MB.
  const {
    AlignmentType,
    BorderStyle,
    Document,
    Footer,
    HeadingLevel,
    ImageRun,
    Packer,
    PageNumber,
    Paragraph,
    TextRun,
  } = await import('docx');
  const run = (text: string, size: number, more: { bold?: boolean; color?: string } = {}) =>
    new TextRun({ text, size, font, ...more });
  const children = [
    new Paragraph({
      heading: HeadingLevel.TITLE,
      alignment: AlignmentType.CENTER,
      spacing: { after: 240 },
      children: [run(content.title, 36, { bold: true, color: '1B2430' })],
    }),
  ];
  for (const { name, events } of content.categories) {
    if (events.length === 0) continue;
    children.push(
      new Paragraph({
        heading: HeadingLevel.HEADING_1,
        keepNext: true,
        spacing: { before: 320, after: 120 },
        border: { bottom: { style: BorderStyle.SINGLE, size: 8, color: '0B6E69', space: 2 } },
        children: [run(name, 28, { bold: true, color: '0B6E69' })],
      }),
    );
    for (const line of events) {
      const title = [
        run(`${line.no}  `, 24, { color: '0B6E69' }),
        run(line.title, 24, { bold: true, color: '1B2430' }),
      ];
      children.push(
        new Paragraph({ heading: HeadingLevel.HEADING_2, keepNext: true, spacing: { before: 160 }, children: title }),
      );
      if (line.dateText) {
        children.push(new Paragraph({ keepNext: true, children: [run(line.dateText, 21, { color: '5B6673' })] }));
      }
      for (const { label, value } of linesOf(line)) {
        children.push(new Paragraph({ children: [run(`${label}：${value}`, 21)] }));
      }
      const pictures = (line.pictures ?? []).filter(({ id }) => files.has(id));
      if (pictures.length === 0) continue;
      const each = pictures.length === 1 ? columnWidth : (columnWidth - gap) / 2;
      children.push(
        new Paragraph({
          spacing: { before: 80, after: 40 },
          children: pictures.flatMap(({ id, alt, width, height }, at) => {
            const scale = Math.min(1, each / width, tallest / height);
            const transformation = { width: Math.round(width * scale), height: Math.round(height * scale) };
            const altText = { name: alt, title: alt, description: alt };
            const image = new ImageRun({ type: 'jpg', data: files.get(id)!, transformation, altText });
            return at % 2 === 0 ? [image] : [run(' ', 21), image];
          }),
        }),
      );
      const credits = [...new Set(pictures.flatMap(({ credit }) => credit ?? []))];
      if (credits.length > 0) {
        children.push(new Paragraph({ children: [run(creditLine(credits.join('、')), 16, { color: '5B6673' })] }));
      }
    }
  }
  const foot = new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [
      new TextRun({ size: 16, color: '5B6673', children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] }),
    ],
  });
  const page = { size: { width: 11906, height: 16838 }, margin: { top: 1300, bottom: 1300, left: 1400, right: 1400 } };
  const section = { properties: { page }, footers: { default: new Footer({ children: [foot] }) }, children };
  return Packer.toBuffer(new Document({ title: content.title, sections: [section] }));
}
