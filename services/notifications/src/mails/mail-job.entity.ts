import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

export const mailStatuses = ['queued', 'sending', 'sent', 'dead'] as const;
export type MailStatus = (typeof mailStatuses)[number];

/** What a mail needs besides the person: ids, numbers and states; never names, addresses or links. */
export type MailData = Record<string, string | number | boolean | null>;

/** One mail to one person because of one fact. Rows hold no personal data; the person is looked up when it is sent. */
@Entity('mail_jobs')
@Check('ck_mail_jobs_status', "status IN ('queued', 'sending', 'sent', 'dead')")
@Index('ux_mail_jobs_once', ['factId', 'kind', 'personId'], { unique: true })
@Index('ix_mail_jobs_fresh', { synchronize: false })
@Index('ix_mail_jobs_again', { synchronize: false })
@Index('ix_mail_jobs_person', ['personId'])
@Index('ix_mail_jobs_dead', { synchronize: false })
export class MailJob {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'fact_id' })
  factId!: string;

  @Column('text')
  kind!: string;

  /** A registration, a signatory: whatever the source of this kind knows a person by. */
  @Column('uuid', { name: 'person_id' })
  personId!: string;

  @Column('jsonb')
  data!: MailData;

  @Column('text')
  status!: MailStatus;

  @Column('int')
  attempts!: number;

  @Column('timestamptz', { name: 'next_attempt_at' })
  nextAttemptAt!: Date;

  @Column('timestamptz', { name: 'leased_until', nullable: true })
  leasedUntil!: Date | null;

  /** A code and the mail server's numbers, without its words: those repeat the address. */
  @Column('text', { name: 'last_error', nullable: true })
  lastError!: string | null;

  @Column('text', { name: 'message_id' })
  messageId!: string;

  /** When the fact happened that is being told. */
  @Column('timestamptz', { name: 'caused_at' })
  causedAt!: Date;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'sent_at', nullable: true })
  sentAt!: Date | null;
}
