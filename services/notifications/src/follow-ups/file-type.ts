import { FileRefused } from './follow-ups.errors.js';

const office = 'application/vnd.openxmlformats-officedocument';
const startsWith =
  (...bytes: number[]) =>
  (file: Buffer): boolean =>
    file.subarray(0, bytes.length).equals(Buffer.from(bytes));
const zip = startsWith(0x50, 0x4b, 0x03, 0x04);
const oldOffice = startsWith(0xd0, 0xcf, 0x11, 0xe0);

/** Readable text: UTF-8, or GB 18030 as spreadsheet programs in China save it, without a zero byte. */
function text(file: Buffer): boolean {
  if (file.includes(0)) return false;
  return ['utf-8', 'gb18030'].some((encoding) => {
    try {
      new TextDecoder(encoding, { fatal: true }).decode(file);
      return true;
    } catch {
      return false;
    }
  });
}

const types: Record<string, { type: string; holds: (file: Buffer) => boolean }> = {
  pdf: { type: 'application/pdf', holds: startsWith(0x25, 0x50, 0x44, 0x46, 0x2d) },
  png: { type: 'image/png', holds: startsWith(0x89, 0x50, 0x4e, 0x47) },
  jpg: { type: 'image/jpeg', holds: startsWith(0xff, 0xd8, 0xff) },
  jpeg: { type: 'image/jpeg', holds: startsWith(0xff, 0xd8, 0xff) },
  docx: { type: `${office}.wordprocessingml.document`, holds: zip },
  xlsx: { type: `${office}.spreadsheetml.sheet`, holds: zip },
  pptx: { type: `${office}.presentationml.presentation`, holds: zip },
  doc: { type: 'application/msword', holds: oldOffice },
  xls: { type: 'application/vnd.ms-excel', holds: oldOffice },
  ppt: { type: 'application/vnd.ms-powerpoint', holds: oldOffice },
  csv: { type: 'text/csv', holds: text },
  txt: { type: 'text/plain', holds: text },
};

/** What the file is by its name and by its bytes; what the browser says of it is not believed. @throws FileRefused */
export function fileTypeOf(name: string, bytes: Buffer): string {
  const extension = /\.([a-z]{3,4})$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  const known = types[extension];
  if (!known?.holds(bytes)) throw new FileRefused();
  return known.type;
}
