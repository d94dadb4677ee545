import { PassThrough } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { NotFound, type Caller } from '@zuomei/platform';
import { Zip, ZipPassThrough } from 'fflate';
import { DataSource } from 'typeorm';
import { LetterFiles } from './letter-file.js';

/** The sealed letters that were issued together, as one ZIP, written while they are read. */
@Injectable()
export class LetterArchive {
  constructor(
    private readonly db: DataSource,
    private readonly files: LetterFiles,
  ) {}

  /** @throws NotFound where none of them has a file */
  async execute(batchId: string, caller: Caller): Promise<PassThrough> {
    const rows: { id: string }[] = await this.db.query(
      'SELECT id FROM letters WHERE batch_id = $1 AND sealed_sha256 IS NOT NULL AND erased_at IS NULL ORDER BY number',
      [batchId],
    );
    if (rows.length === 0) throw new NotFound();
    const stream = new PassThrough();
    this.write(rows, caller, stream).catch((error: unknown) =>
      stream.destroy(error instanceof Error ? error : new Error('the archive failed')),
    );
    return stream;
  }

  private async write(rows: { id: string }[], caller: Caller, stream: PassThrough): Promise<void> {
    const zip = new Zip((error, chunk, last) => {
      if (error) stream.destroy(error);
      else if (last) stream.end(Buffer.from(chunk));
      else stream.write(Buffer.from(chunk));
    });
    for (const { id } of rows) {
      const { number, bytes } = await this.files.execute(id, caller);
      // Not compressed again: what is in a PDF is compressed already.
      const entry = new ZipPassThrough(`${number}.pdf`);
      zip.add(entry);
      entry.push(bytes, true);
      if (stream.writableNeedDrain) await new Promise((resolve) => stream.once('drain', resolve));
      if (stream.destroyed) return;
    }
    zip.end();
  }
}
