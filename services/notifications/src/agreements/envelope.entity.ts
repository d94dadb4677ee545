import { randomBytes } from 'node:crypto';
import type { EnvelopeStatus } from '@zuomei/contracts';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { MarkBox } from '../documents/agreement-document.js';
import { Agreement } from './agreement.entity.js';
import { EnvelopeNotSent } from './agreements.errors.js';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** 130 random bits in Crockford's base 32: 26 characters that a person can read off paper. */
export const newVerifyCode = (): string => Array.from(randomBytes(26), (byte) => alphabet[byte & 31]).join('');

/** What sealed a file. */
export interface SealDetails {
  /** PAdES level. */
  level: 'B-B' | 'B-T' | 'B-LT';
  issuer: string;
  /** ISO 8601, UTC. */
  validFrom: string;
  validTo: string;
  /** The time-stamp authority, where one was asked, and the time it gave. */
  tsa?: string;
  timestampAt?: string;
}

/** The file that goes out for signature. */
@Entity('envelopes')
@Index('ux_envelopes_verify_code', ['verifyCode'], { unique: true })
@Index('ix_envelopes_agreement', ['agreementId'])
@Index('ix_envelopes_sealed', { synchronize: false })
@Index('ix_envelopes_evidence', { synchronize: false })
@Index('ix_envelopes_expiring', { synchronize: false })
export class Envelope {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'agreement_id' })
  @ForeignKey(() => Agreement, { name: 'fk_envelopes_agreement' })
  agreementId!: string;

  /** The envelope that was declined, voided or expired before this one. */
  @Column('uuid', { name: 'previous_id', nullable: true })
  previousId!: string | null;

  @Column('text')
  status!: EnvelopeStatus;

  /** Printed in the file; not a secret from who has the file. */
  @Column('text', { name: 'verify_code' })
  verifyCode!: string;

  /** Why it was declined or voided. */
  @Column('text', { nullable: true })
  reason!: string | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'sent_at', nullable: true })
  sentAt!: Date | null;

  /** Who sent it and hears what becomes of it. */
  @Column('uuid', { name: 'sent_by', nullable: true })
  sentBy!: string | null;

  @Column('timestamptz', { name: 'expires_at', nullable: true })
  expiresAt!: Date | null;

  /** When it was completed, declined, voided or expired. */
  @Column('timestamptz', { name: 'ended_at', nullable: true })
  endedAt!: Date | null;

  /** SHA-256 of the frozen file. */
  @Column('text', { name: 'document_sha256', nullable: true })
  documentSha256!: string | null;

  @Column('jsonb', { nullable: true })
  boxes!: MarkBox[] | null;

  /** SHA-256 of the sealed file, which begins with the frozen one. */
  @Column('text', { name: 'sealed_sha256', nullable: true })
  sealedSha256!: string | null;

  @Column('text', { name: 'certificate_subject', nullable: true })
  certificateSubject!: string | null;

  @Column('text', { name: 'certificate_serial', nullable: true })
  certificateSerial!: string | null;

  /** Level, time-stamp and certificate of the seal, as they were. */
  @Column('jsonb', { nullable: true })
  seal!: SealDetails | null;

  /** SHA-256 of the evidence file, once it is made. */
  @Column('text', { name: 'evidence_sha256', nullable: true })
  evidenceSha256!: string | null;

  static draft(id: string, agreementId: string, previousId: string | null, at: Date): Envelope {
    const envelope = new Envelope();
    envelope.id = id;
    envelope.agreementId = agreementId;
    envelope.previousId = previousId;
    envelope.status = 'draft';
    envelope.verifyCode = newVerifyCode();
    envelope.createdAt = at;
    envelope.reason = null;
    envelope.sentAt = null;
    envelope.sentBy = null;
    envelope.expiresAt = null;
    envelope.endedAt = null;
    envelope.documentSha256 = null;
    envelope.boxes = null;
    envelope.sealedSha256 = null;
    envelope.certificateSubject = null;
    envelope.certificateSerial = null;
    envelope.seal = null;
    envelope.evidenceSha256 = null;
    return envelope;
  }

  send(file: { sha256: string; boxes: MarkBox[] }, expiresAt: Date, at: Date, by: string): void {
    this.status = 'sent';
    this.sentBy = by;
    this.documentSha256 = file.sha256;
    this.boxes = file.boxes;
    this.expiresAt = expiresAt;
    this.sentAt = at;
  }

  /** @throws EnvelopeNotSent once everybody has signed, or if it is not out */
  end(status: 'declined' | 'voided' | 'expired', reason: string | null, at: Date): void {
    if (this.status !== 'sent') throw new EnvelopeNotSent();
    this.status = status;
    this.reason = reason;
    this.endedAt = at;
  }

  complete(
    sealed: { sha256: string; certificateSubject: string; certificateSerial: string; details: SealDetails },
    at: Date,
  ): void {
    this.status = 'completed';
    this.sealedSha256 = sealed.sha256;
    this.certificateSubject = sealed.certificateSubject;
    this.certificateSerial = sealed.certificateSerial;
    this.seal = sealed.details;
    this.endedAt = at;
  }
}
