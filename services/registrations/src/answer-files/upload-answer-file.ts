import { Injectable } from '@nestjs/common';
import { Clock, newId } from '@zuomei/platform';
import { cleanName, fileTypeOf, FileTypeUnknown } from '@zuomei/platform/uploads';
import { DataSource } from 'typeorm';
import type { Offering } from '../offerings/offering.entity.js';
import { AnswerFileDto } from './answer-files.dto.js';
import { NoFileWanted } from './answer-files.errors.js';
import { FileStore } from './file-store.js';

const keepMs = 24 * 3_600_000;

/** Takes a file before the sign-up that names it. */
@Injectable()
export class UploadAnswerFile {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly store: FileStore,
  ) {}

  /** @throws NoFileWanted | FileTypeUnknown */
  async execute(offering: Offering, givenName: string | undefined, bytes: Buffer): Promise<AnswerFileDto> {
    if (!offering.questions.some(({ kind }) => kind === 'file')) throw new NoFileWanted();
    const found = fileTypeOf(bytes);
    if (!found) throw new FileTypeUnknown();
    const id = newId();
    const name = cleanName(givenName, found);
    const now = this.clock.now();
    // The row first: should this process end now, the sweeper knows what to remove.
    await this.db.query(
      `INSERT INTO answer_files (id, offering_id, name, type, size, keep_until, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [id, offering.id, name, found.type, bytes.length, new Date(now.getTime() + keepMs), now],
    );
    await this.store.write(id, bytes);
    return { fileId: id, name, size: bytes.length, type: found.type };
  }
}
