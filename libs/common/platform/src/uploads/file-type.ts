import { posix } from 'node:path';

export interface FileType {
  readonly type: string;
  readonly extension: string;
}

const office = 'application/vnd.openxmlformats-officedocument.';
const pdf = { type: 'application/pdf', extension: 'pdf' };
const png = { type: 'image/png', extension: 'png' };
const jpg = { type: 'image/jpeg', extension: 'jpg' };
const docx = { type: `${office}wordprocessingml.document`, extension: 'docx' };
const xlsx = { type: `${office}spreadsheetml.sheet`, extension: 'xlsx' };

const starts = (file: Buffer, hex: string): boolean => file.subarray(0, hex.length / 2).equals(Buffer.from(hex, 'hex'));

/** What a file is, by what it holds: its name and what the browser calls it are only said. Undefined: not taken. */
export function fileTypeOf(file: Buffer): FileType | undefined {
  if (starts(file, '255044462d')) return pdf;
  if (starts(file, '89504e470d0a1a0a')) return png;
  if (starts(file, 'ffd8ff')) return jpg;
  if (!starts(file, '504b0304')) return undefined;
  const parts = partsOf(file);
  // A document that brings programs is not taken.
  if (!parts?.has('[Content_Types].xml') || [...parts].some((part) => part.endsWith('vbaProject.bin')))
    return undefined;
  if (parts.has('word/document.xml')) return docx;
  return parts.has('xl/workbook.xml') ? xlsx : undefined;
}

/** Names of what a ZIP holds, read from its directory without unpacking anything. */
function partsOf(zip: Buffer): Set<string> | undefined {
  const end = zip.lastIndexOf(Buffer.from('504b0506', 'hex'));
  if (end < 0 || end + 22 > zip.length) return undefined;
  const entries = zip.readUInt16LE(end + 10);
  let at = zip.readUInt32LE(end + 16);
  const names = new Set<string>();
  for (let entry = 0; entry < entries; entry += 1) {
    if (at + 46 > zip.length || zip.readUInt32LE(at) !== 0x02014b50) return undefined;
    const length = zip.readUInt16LE(at + 28);
    names.add(zip.toString('utf8', at + 46, at + 46 + length));
    at += 46 + length + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return names;
}

const longestName = 100;

/** A name that is only a name: no folders, nothing invisible, and the extension of what the file is. */
export function cleanName(given: string | undefined, { extension }: FileType): string {
  const last = posix.basename((given ?? '').replaceAll('\\', '/'));
  const plain = [...last.normalize('NFC').replace(/[\p{C}"<>:|?*/]/gu, '')].slice(0, longestName).join('');
  const stem = plain.replace(/\.[^.]{0,10}$/, '').replace(/^[.\s]+|[.\s]+$/g, '');
  return `${stem || 'file'}.${extension}`;
}
