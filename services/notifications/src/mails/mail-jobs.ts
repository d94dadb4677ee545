import { Inject, Injectable } from '@nestjs/common';
import { Clock, newId, sha256Hex } from '@zuomei/platform';
import type { EntityManager } from 'typeorm';
import type { Settings } from '../config.js';
import { SETTINGS } from '../settings.module.js';
import { addressOf } from './mail-address.js';
import type { MailData } from './mail-job.entity.js';
import { MailWakeUp } from './mail-wake-up.js';

/** One mail to one person because of one fact. */
export interface MailWanted {
  /** The fact, or whatever else is the one cause of this mail: the same cause never mails a person twice. */
  factId: string;
  kind: string;
  /** Whom the source of this kind knows by this id: a registration, a signatory. */
  personId: string;
  /** Ids, numbers and states the words need; no personal data. */
  data?: MailData;
  /** When the cause happened; now, if left out. */
  causedAt?: Date;
  /** Not to be sent earlier; now, if left out. */
  notBefore?: Date;
}

/** Makes mail jobs in the transaction of their cause; the sender wakes as soon as that is committed. */
@Injectable()
export class MailJobs {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly clock: Clock,
    private readonly wakeUp: MailWakeUp,
  ) {}

  /** `add` for `FactContext.gather`: the mails of many facts in one statement. */
  readonly addAll = (tx: EntityManager, wanted: MailWanted[]): Promise<void> => this.add(tx, wanted);

  async add(tx: EntityManager, wanted: MailWanted[]): Promise<void> {
    if (wanted.length === 0) return;
    const now = this.clock.now();
    const rows = wanted.map((mail) => ({
      id: newId(),
      fact_id: mail.factId,
      kind: mail.kind,
      person_id: mail.personId,
      data: mail.data ?? {},
      message_id: this.messageId(mail),
      caused_at: mail.causedAt ?? now,
      next_attempt_at: mail.notBefore ?? now,
    }));
    await tx.query(
      `INSERT INTO mail_jobs
         (id, fact_id, kind, person_id, data, status, attempts, next_attempt_at, message_id, caused_at, created_at)
       SELECT id, fact_id, kind, person_id, data, 'queued', 0, next_attempt_at, message_id, caused_at, $2
       FROM jsonb_to_recordset($1::jsonb) AS wanted
         (id uuid, fact_id uuid, kind text, person_id uuid, data jsonb, message_id text, caused_at timestamptz,
          next_attempt_at timestamptz)
       ON CONFLICT (fact_id, kind, person_id) DO NOTHING`,
      [JSON.stringify(rows), now],
    );
    this.wakeUp.afterCommitOf(tx);
  }

  /** The same for every try, so that a mail repeated by a crash is known to mail programs as the same one. */
  private messageId(mail: MailWanted): string {
    const domain = addressOf(this.settings.mailFrom).split('@')[1] ?? 'localhost';
    return `<${sha256Hex(`${mail.factId} ${mail.kind} ${mail.personId}`)}@${domain}>`;
  }
}
