import { Injectable } from '@nestjs/common';
import { Clock, newId, transact } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import { Archive } from '../agreements/archive.js';
import { fileTypeOf } from './file-type.js';
import { FollowUpFile } from './follow-up-file.entity.js';
import { type Actor, FollowUpLine } from './follow-up-line.entity.js';
import { FileUnknown } from './follow-ups.errors.js';
import { lockFollowUp } from './lock-follow-up.js';

/** Keeps a file with a case. */
@Injectable()
export class KeepFile {
  constructor(
    private readonly db: DataSource,
    private readonly archive: Archive,
    private readonly clock: Clock,
  ) {}

  /** @throws FileRefused, FollowUpUnknown */
  execute(followUpId: string, file: { name: string; bytes: Buffer }, by: Actor): Promise<FollowUpFile> {
    const name = file.name.replace(/^.*[\\/]/, '').slice(-200);
    const type = fileTypeOf(name, file.bytes);
    return transact(this.db, async (tx) => {
      const followUp = await lockFollowUp(tx, followUpId);
      const at = this.clock.now();
      const kept = Object.assign(new FollowUpFile(), {
        id: newId(),
        followUpId,
        name,
        type,
        size: file.bytes.length,
        sha256: await this.archive.store(tx, file.bytes),
        uploadedByName: by.name ?? null,
        uploadedAt: at,
      });
      await tx.insert(FollowUpFile, kept);
      followUp.lastStepAt = at;
      await tx.save(followUp);
      await tx.insert(FollowUpLine, FollowUpLine.about('file_added', newId(), followUpId, { subject: name }, by, at));
      return kept;
    });
  }

  /** @throws FileUnknown */
  async read(followUpId: string, id: string): Promise<{ file: FollowUpFile; bytes: Buffer }> {
    const file = await this.db.manager.findOneBy(FollowUpFile, { id, followUpId });
    if (!file) throw new FileUnknown();
    return { file, bytes: await this.archive.bytesOf(file.sha256) };
  }
}
