import { Injectable } from '@nestjs/common';
import { Clock, sha256Hex } from '@zuomei/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { ArchivedFile } from './archived-file.entity.js';

/** The frozen and sealed files. */
@Injectable()
export class Archive {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Keeps the bytes, in the transaction of what refers to them. @returns their SHA-256 */
  async store(tx: EntityManager, bytes: Uint8Array): Promise<string> {
    const sha256 = sha256Hex(bytes);
    await tx.query(
      'INSERT INTO archived_files (sha256, bytes, size, stored_at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING',
      [sha256, Buffer.from(bytes), bytes.length, this.clock.now()],
    );
    return sha256;
  }

  async bytesOf(sha256: string): Promise<Buffer> {
    return (await this.db.manager.findOneByOrFail(ArchivedFile, { sha256 })).bytes;
  }
}
