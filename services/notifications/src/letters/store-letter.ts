import { Injectable } from '@nestjs/common';
import { Clock, sha256Hex, transact } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import { Archive } from '../agreements/archive.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { MailJobs } from '../mails/mail-jobs.js';
import { type Sealed, troubleOf } from '../sealing/seal-provider.js';
import { type ClaimedLetter, LetterJobs } from './letter-jobs.js';
import { lockLetter } from './lock-letter.js';
import { lockedBy } from './personal-box.js';

const system = { kind: 'system' } as const;

/** Puts a sealed letter, locked, into the archive: only with that it is issued, and mailed. */
@Injectable()
export class StoreLetter {
  constructor(
    private readonly db: DataSource,
    private readonly jobs: LetterJobs,
    private readonly archive: Archive,
    private readonly trail: AuditTrail,
    private readonly mails: MailJobs,
    private readonly clock: Clock,
  ) {}

  /** Looked at again under the lock: it may have been revoked, or, after a lease ran out, sealed by another. */
  execute(job: ClaimedLetter, sealed: Sealed): Promise<void> {
    return transact(this.db, async (tx) => {
      const letter = await lockLetter(tx, job.id);
      if (!letter.isWaiting || letter.secret === null) return;
      const archived = await this.archive.store(tx, lockedBy(letter.secret, sealed.bytes));
      letter.issued({ ...sealed, sha256: sha256Hex(sealed.bytes), archived }, this.clock.now());
      await tx.save(letter);
      await this.trail.append(tx, letter.id, 'LETTER_SEALED', system, {
        sha256Final: letter.sealedSha256,
        sha256Archived: archived,
        size: sealed.bytes.length,
        certSerial: sealed.certificateSerial,
        level: sealed.details.level,
        tsa: sealed.details.tsa ?? null,
      });
      if (letter.registrationId !== null || letter.person?.email !== undefined)
        await this.mails.add(tx, [{ factId: letter.id, kind: 'letter_issued', personId: letter.id }]);
    });
  }

  failed(job: ClaimedLetter, error: unknown): Promise<void> {
    const trouble = troubleOf(error);
    return transact(this.db, async (tx) => {
      const letter = await lockLetter(tx, job.id);
      if (!letter.isWaiting) return;
      // Once, not at every try: an authority that is away for a night must not fill the trail.
      if (letter.status === 'sealing')
        await this.trail.append(tx, job.id, 'SEAL_FAILED', system, {
          attempt: job.attempts,
          reason: trouble,
        });
      await this.jobs.failed(tx, job, trouble);
    });
  }
}
