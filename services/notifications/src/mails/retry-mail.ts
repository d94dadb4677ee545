import { Injectable } from '@nestjs/common';
import { NotFound, Refusal, transact } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import { MailJob } from './mail-job.entity.js';
import { MailWakeUp } from './mail-wake-up.js';

export class MailNotDead extends Refusal {
  constructor() {
    super('conflict', 'MAIL_NOT_DEAD', {
      zh: '这封邮件并未失败:它已发出,或正在等待发送。',
      en: 'This mail has not failed: it was sent, or still waits to be.',
    });
  }
}

/** Gives a dead mail all its tries again, after somebody has mended what was wrong. */
@Injectable()
export class RetryMail {
  constructor(
    private readonly db: DataSource,
    private readonly wakeUp: MailWakeUp,
  ) {}

  /** @throws NotFound, MailNotDead */
  execute(id: string): Promise<void> {
    return transact(this.db, async (tx) => {
      const { affected } = await tx.update(
        MailJob,
        { id, status: 'dead' },
        { status: 'queued', attempts: 0, lastError: null, nextAttemptAt: () => 'now()' },
      );
      if (affected === 1) return this.wakeUp.afterCommitOf(tx);
      throw (await tx.existsBy(MailJob, { id })) ? new MailNotDead() : new NotFound();
    });
  }
}
