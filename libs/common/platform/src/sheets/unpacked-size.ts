const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;
const entryHeader = 46;

/**
 * What a ZIP file says its parts unpack to, in bytes, read from its directory without unpacking anything: a small
 * upload must not fill the memory.
 * @returns undefined for what is no ZIP
 */
export function unpackedSize(zip: Buffer): number | undefined {
  const end = zip.lastIndexOf(Buffer.from('504b0506', 'hex'));
  if (end < 0 || end + 22 > zip.length || zip.readUInt32LE(end) !== endOfDirectory) return undefined;
  const entries = zip.readUInt16LE(end + 10);
  let at = zip.readUInt32LE(end + 16);
  let total = 0;
  for (let entry = 0; entry < entries; entry += 1) {
    if (at + entryHeader > zip.length || zip.readUInt32LE(at) !== directoryEntry) return undefined;
    total += zip.readUInt32LE(at + 24);
    at += entryHeader + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return total;
}
