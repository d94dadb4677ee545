import { linesOf } from './digest-html.js';
import type { DigestContent } from './digest.entity.js';

const font = { name: 'Microsoft YaHei', eastAsia: '微软雅黑' };

/** The same as a Word document. */
export async function digestDocx(content: DigestContent): Promise<Buffer> {
  // Only who asks for it pays for it: the library takes 20 MB.
  const { AlignmentType, Document, HeadingLevel, Packer, Paragraph, TextRun } = await import('docx');
  const run = (text: string, size: number, more: { bold?: boolean; color?: string } = {}) =>
    new TextRun({ text, size, font, ...more });
  const children = [
    new Paragraph({
      heading: HeadingLevel.TITLE,
      alignment: AlignmentType.CENTER,
      spacing: { after: 240 },
      children: [run(content.title, 36, { bold: true })],
    }),
  ];
  for (const { name, events } of content.categories) {
    if (events.length === 0) continue;
    const heading = { heading: HeadingLevel.HEADING_1, spacing: { before: 320, after: 120 } };
    children.push(new Paragraph({ ...heading, children: [run(name, 28, { bold: true, color: '0B6E69' })] }));
    for (const line of events) {
      const title = [run(`${line.no}  `, 24, { color: '0B6E69' }), run(line.title, 24, { bold: true })];
      children.push(
        new Paragraph({ heading: HeadingLevel.HEADING_2, keepNext: true, spacing: { before: 160 }, children: title }),
      );
      if (line.dateText) children.push(new Paragraph({ children: [run(line.dateText, 21, { color: '5B6673' })] }));
      for (const { label, value } of linesOf(line)) {
        children.push(new Paragraph({ children: [run(`${label}:${value}`, 21)] }));
      }
    }
  }
  return Packer.toBuffer(new Document({ title: content.title, sections: [{ children }] }));
}
