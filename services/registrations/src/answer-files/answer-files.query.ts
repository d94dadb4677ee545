import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { AnswerFileDto } from './answer-files.dto.js';
import { FileNotFound } from './answer-files.errors.js';

@Injectable()
export class AnswerFilesQuery {
  constructor(private readonly db: DataSource) {}

  async of(registrationId: string): Promise<AnswerFileDto[]> {
    return this.db.query(
      `SELECT id AS "fileId", name, size, type FROM answer_files WHERE registration_id = $1 ORDER BY id`,
      [registrationId],
    );
  }

  /** @throws FileNotFound unless it came with this very registration */
  async one(registrationId: string, fileId: string): Promise<AnswerFileDto> {
    const file = (await this.of(registrationId)).find((one) => one.fileId === fileId);
    if (!file) throw new FileNotFound();
    return file;
  }
}
