import { Column, Entity, PrimaryColumn } from 'typeorm';

export const auditTypes = [
  'AGREEMENT_CREATED',
  'AGREEMENT_CHANGED',
  'AMOUNT_CHANGED',
  'RENEWAL_LINKED',
  'TERM_NOTICE',
  'STATE_CHANGED',
  'ENVELOPE_CREATED',
  'ENVELOPE_SENT',
  'EMAIL_SENT',
  'REMINDER_SENT',
  'OPENED',
  'VIEWED',
  'CONSENT_GIVEN',
  'OTP_REQUESTED',
  'OTP_VALIDATED',
  'OTP_FAILED',
  'SIGNED',
  'APPROVED',
  'DECLINED',
  'DELEGATED',
  'RECIPIENT_EXPIRED',
  'EXPIRY_EXTENDED',
  'VOIDED',
  'SEAL_STARTED',
  'SEAL_FAILED',
  'SEAL_RETRIED',
  'COMPLETED',
  'EVIDENCE_SEALED',
  'DOWNLOADED',
  'FILE_ATTACHED',
  'PAPER_UPLOADED',
  'PAPER_VERIFIED',
  'MILESTONE_PLANNED',
  'MILESTONE_CLAIMED',
  'MILESTONE_REACHED',
  'MILESTONE_MISSED',
  'MILESTONE_DROPPED',
  'HOLD_SET',
  'HOLD_RELEASED',
  'DISPOSAL_PROPOSED',
  'DISPOSAL_WITHDRAWN',
  'DISPOSED',
  'REGISTRATION_RECORDED',
  'LETTER_ISSUED',
  'LETTER_SEALED',
  'LETTER_REVOKED',
  'LETTER_ERASED',
] as const;
export type AuditType = (typeof auditTypes)[number];

/** Who did it, by id; people's names and addresses never stand in the trail. */
export interface AuditActor {
  kind: 'staff' | 'member' | 'signatory' | 'system';
  id?: string;
}

/** Flat: ids, field names, sums, hashes. */
export type AuditData = Record<string, string | number | boolean | null | string[]>;

/** One line of the trail of an agreement, or of a letter. The database refuses to change or remove it. */
@Entity('audit_lines')
export class AuditLine {
  @PrimaryColumn('uuid', { name: 'agreement_id' })
  agreementId!: string;

  /** From 1, without gaps. */
  @PrimaryColumn('int')
  seq!: number;

  /** To the millisecond, so that the line's hash can be computed again from what is stored. */
  @Column({ type: 'timestamptz', precision: 3 })
  at!: Date;

  @Column('text')
  type!: AuditType;

  @Column('jsonb')
  actor!: AuditActor;

  @Column('jsonb')
  data!: AuditData;

  /** The hash of the line before; 64 zeros for the first. */
  @Column('text', { name: 'prev_hash' })
  prevHash!: string;

  @Column('text')
  hash!: string;
}
