import { Inject, Injectable } from '@nestjs/common';
import type { ReadStream } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Settings } from '../config.js';
import { SETTINGS } from '../settings.module.js';
import { FileNotFound } from './answer-files.errors.js';

/** The bytes of uploaded files, each under the id of its row: nothing a person named ever becomes a path. */
@Injectable()
export class FileStore {
  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  /** On the disk once this is done, and whole: it is written beside its place first. */
  async write(id: string, bytes: Buffer): Promise<void> {
    await mkdir(this.settings.answerFilesDir, { recursive: true, mode: 0o700 });
    const beside = `${this.path(id)}.part`;
    const file = await open(beside, 'wx', 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, this.path(id));
  }

  /** @throws FileNotFound where the bytes are gone */
  async read(id: string): Promise<ReadStream> {
    try {
      return (await open(this.path(id))).createReadStream();
    } catch (error) {
      throw (error as NodeJS.ErrnoException).code === 'ENOENT' ? new FileNotFound() : error;
    }
  }

  async remove(id: string): Promise<void> {
    await rm(this.path(id), { force: true });
    await rm(`${this.path(id)}.part`, { force: true });
  }

  private path(id: string): string {
    return join(this.settings.answerFilesDir, id);
  }
}
