import { Injectable } from '@nestjs/common';
import { Clock, newId, transact } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import { Archive } from '../agreements/archive.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { fileTypeOf } from '../follow-ups/file-type.js';
import { lockMilestone } from './lock-milestone.js';
import { MilestoneFile } from './milestone-file.entity.js';
import { MilestoneFileUnknown, MilestoneStepRefused } from './milestones.errors.js';

/** Evidence that a promise was kept: a business licence, a lease, a record of acceptance, a bank slip. */
@Injectable()
export class KeepEvidence {
  constructor(
    private readonly db: DataSource,
    private readonly archive: Archive,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** Until it is settled: what was confirmed stays what it was. @throws FileRefused, MilestoneUnknown, MilestoneStepRefused */
  execute(milestoneId: string, file: { name: string; bytes: Buffer }, staffId: string): Promise<void> {
    const name = file.name.replace(/^.*[\\/]/, '').slice(-200);
    const type = fileTypeOf(name, file.bytes);
    return transact(this.db, async (tx) => {
      const { milestone, agreement } = await lockMilestone(tx, milestoneId);
      if (milestone.settledAt !== null) throw new MilestoneStepRefused(milestone.status, 'claimed');
      const sha256 = await this.archive.store(tx, file.bytes);
      const kept = { id: newId(), milestoneId, name, type, size: file.bytes.length, sha256 };
      await tx.insert(MilestoneFile, { ...kept, uploadedBy: staffId, uploadedAt: this.clock.now() });
      await this.trail.append(
        tx,
        agreement.id,
        'FILE_ATTACHED',
        { kind: 'staff', id: staffId },
        {
          milestoneId,
          fileId: kept.id,
          sha256,
          size: kept.size,
        },
      );
    });
  }

  /** @throws MilestoneFileUnknown */
  async read(milestoneId: string, id: string): Promise<{ file: MilestoneFile; bytes: Buffer }> {
    const file = await this.db.manager.findOneBy(MilestoneFile, { id, milestoneId });
    if (!file) throw new MilestoneFileUnknown();
    return { file, bytes: await this.archive.bytesOf(file.sha256) };
  }
}
