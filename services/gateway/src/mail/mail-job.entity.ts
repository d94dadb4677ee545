import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { LinkPurpose } from '../users/password-link.entity.js';

export type MailJobStatus = 'waiting' | 'sent' | 'dropped';

/** A mail that is owed. It holds no link: the secret is made again when the mail is sent. */
@Entity('mail_jobs')
@Check('mail_jobs_purpose', `purpose IN ('welcome', 'forgotten')`)
@Check('mail_jobs_status', `status IN ('waiting', 'sent', 'dropped')`)
@Index('mail_jobs_waiting', ['nextAttemptAt'], { where: `status = 'waiting'` })
export class MailJob {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text', { name: 'user_id' })
  userId!: string;

  @Column('text')
  purpose!: LinkPurpose;

  /** Of the password link it carries. */
  @Column('integer')
  generation!: number;

  @Column('text')
  status: MailJobStatus = 'waiting';

  @Column('integer')
  attempts: number = 0;

  @Column('timestamptz', { name: 'next_attempt_at' })
  nextAttemptAt!: Date;

  @Column('text', { name: 'last_error', nullable: true })
  lastError: string | null = null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'done_at', nullable: true })
  doneAt: Date | null = null;

  succeed(at: Date): void {
    this.attempts += 1;
    this.status = 'sent';
    this.doneAt = at;
    this.lastError = null;
  }

  /** Tried again after 2, 4, 8 … seconds, at most every 5 minutes, for as long as its link is good. */
  fail(reason: string, at: Date): void {
    this.attempts += 1;
    this.lastError = reason;
    this.nextAttemptAt = new Date(at.getTime() + Math.min(300, 2 ** this.attempts) * 1000);
  }

  drop(reason: string, at: Date): void {
    this.status = 'dropped';
    this.lastError = reason;
    this.doneAt = at;
  }
}
