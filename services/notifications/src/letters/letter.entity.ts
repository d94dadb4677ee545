import type { LetterKind, LetterStatus, Locale } from '@zuomei/contracts';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { SealDetails } from '../agreements/envelope.entity.js';
import { LetterErased, LetterRevoked } from './letters.errors.js';
import { lockedBy, newBoxKey, unlockedBy } from './personal-box.js';

/** Whose letter it is. Of somebody who took part in an event the address is asked of registrations when it is mailed. */
export interface LetterHolder {
  name: string;
  organisation?: string;
  email?: string;
  locale?: Locale;
}

/** What a letter says besides its holder. */
export interface LetterContent {
  kind: LetterKind;
  registrationId: string | null;
  eventId: string | null;
  issuerId: string;
  issuer: string;
  /** The post of an appointment; what a certificate is for. */
  subject: string;
  hours: number | null;
  validFrom: string | null;
  validTo: string | null;
  heldFrom: string | null;
  heldTo: string | null;
  issuedOn: string;
}

/** An appointment or a certificate, and the job that seals it. */
@Entity('letters')
@Check('ck_letters_status', "status IN ('sealing', 'seal_failed', 'issued', 'revoked')")
@Check('ck_letters_sealed', "status <> 'issued' OR sealed_sha256 IS NOT NULL")
@Index('ux_letters_number', ['number'], { unique: true })
@Index('ux_letters_verify_code', ['verifyCode'], { unique: true })
@Index('ux_letters_fingerprint', { synchronize: false })
@Index('ix_letters_batch', ['batchId'])
@Index('ix_letters_event', ['eventId'])
@Index('ix_letters_registration', ['registrationId'])
@Index('ix_letters_holder', ['holderHash'])
@Index('ix_letters_sealed', { synchronize: false })
@Index('ix_letters_due', { synchronize: false })
export class Letter implements LetterContent {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('int')
  version!: number;

  /** `ZS-2026-000123`: a series of its own. */
  @Column('text')
  number!: string;

  @Column('text')
  kind!: LetterKind;

  @Column('text')
  status!: LetterStatus;

  /** What was issued together. */
  @Column('uuid', { name: 'batch_id' })
  batchId!: string;

  /** Keyed hash of all it says: the same again, while it is not revoked, is the same letter. */
  @Column('text', { nullable: true })
  fingerprint!: string | null;

  @Column('uuid', { name: 'registration_id', nullable: true })
  registrationId!: string | null;

  @Column('uuid', { name: 'event_id', nullable: true })
  eventId!: string | null;

  @Column('uuid', { name: 'issuer_id' })
  issuerId!: string;

  @Column('text')
  issuer!: string;

  @Column('text')
  subject!: string;

  @Column('int', { nullable: true })
  hours!: number | null;

  @Column('date', { name: 'valid_from', nullable: true })
  validFrom!: string | null;

  /** Inclusive. */
  @Column('date', { name: 'valid_to', nullable: true })
  validTo!: string | null;

  @Column('date', { name: 'held_from', nullable: true })
  heldFrom!: string | null;

  @Column('date', { name: 'held_to', nullable: true })
  heldTo!: string | null;

  @Column('date', { name: 'issued_on' })
  issuedOn!: string;

  /** Printed in the file; not a secret from who has the file. */
  @Column('text', { name: 'verify_code' })
  verifyCode!: string;

  /** Locks the holder and the file; erasing the person drops it. */
  @Column('bytea', { nullable: true })
  secret!: Buffer | null;

  @Column('bytea', { nullable: true })
  holder!: Buffer | null;

  /** Keyed hash of the name, to find it by. */
  @Column('text', { name: 'holder_hash', nullable: true })
  holderHash!: string | null;

  /** SHA-256 of the sealed file, as its holder has it. */
  @Column('text', { name: 'sealed_sha256', nullable: true })
  sealedSha256!: string | null;

  /** SHA-256 of the locked file, as it lies in the archive. */
  @Column('text', { name: 'archived_sha256', nullable: true })
  archivedSha256!: string | null;

  @Column('text', { name: 'certificate_subject', nullable: true })
  certificateSubject!: string | null;

  @Column('text', { name: 'certificate_serial', nullable: true })
  certificateSerial!: string | null;

  @Column('jsonb', { nullable: true })
  seal!: SealDetails | null;

  @Column('timestamptz', { name: 'sealed_at', nullable: true })
  sealedAt!: Date | null;

  @Column('int')
  attempts!: number;

  @Column('timestamptz', { name: 'next_attempt_at' })
  nextAttemptAt!: Date;

  @Column('timestamptz', { name: 'leased_until', nullable: true })
  leasedUntil!: Date | null;

  /** Why the seal failed last: a SealTrouble. */
  @Column('text', { name: 'seal_error', nullable: true })
  sealError!: string | null;

  @Column('timestamptz', { name: 'revoked_at', nullable: true })
  revokedAt!: Date | null;

  @Column('uuid', { name: 'revoked_by', nullable: true })
  revokedBy!: string | null;

  @Column('text', { nullable: true })
  reason!: string | null;

  /** The person was erased while a legal hold lasts: it is done when that ends. */
  @Column('timestamptz', { name: 'erasure_asked_at', nullable: true })
  erasureAskedAt!: Date | null;

  @Column('timestamptz', { name: 'erased_at', nullable: true })
  erasedAt!: Date | null;

  @Column('uuid', { name: 'created_by' })
  createdBy!: string;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  /** A letter that waits for its seal. */
  static issue(
    given: Pick<Letter, 'id' | 'number' | 'batchId' | 'verifyCode' | 'fingerprint' | 'holderHash' | 'createdBy'>,
    content: LetterContent,
    holder: LetterHolder,
    at: Date,
  ): Letter {
    const secret = newBoxKey();
    return Object.assign(new Letter(), {
      ...given,
      ...content,
      version: 1,
      status: 'sealing',
      secret,
      holder: lockedBy(secret, Buffer.from(JSON.stringify(holder))),
      attempts: 0,
      nextAttemptAt: at,
      createdAt: at,
    });
  }

  get isWaiting(): boolean {
    return this.status === 'sealing' || this.status === 'seal_failed';
  }

  /** Undefined once the person was erased. */
  get person(): LetterHolder | undefined {
    if (this.secret === null || this.holder === null) return undefined;
    return JSON.parse(unlockedBy(this.secret, this.holder).toString('utf8')) as LetterHolder;
  }

  /** Its file is sealed, and lies locked in the archive. */
  issued(
    file: {
      sha256: string;
      archived: string;
      certificateSubject: string;
      certificateSerial: string;
      details: SealDetails;
    },
    at: Date,
  ): void {
    this.status = 'issued';
    this.sealedSha256 = file.sha256;
    this.archivedSha256 = file.archived;
    this.certificateSubject = file.certificateSubject;
    this.certificateSerial = file.certificateSerial;
    this.seal = file.details;
    this.sealedAt = at;
    this.sealError = null;
    this.leasedUntil = null;
    this.version += 1;
  }

  /** Taken back; it keeps its file, and whoever verifies it is told. @throws LetterRevoked */
  revoke(reason: string, by: string, at: Date): void {
    if (this.status === 'revoked') throw new LetterRevoked();
    this.status = 'revoked';
    this.reason = reason;
    this.revokedBy = by;
    this.revokedAt = at;
    this.version += 1;
  }

  /** @throws LetterErased */
  requireHolder(): void {
    if (this.erasedAt !== null) throw new LetterErased();
  }

  /** Number, dates and state stay; who it was for and the file are gone with the key. @throws LetterErased */
  erase(at: Date): void {
    this.requireHolder();
    // What is not sealed yet can never be: there is nobody left to name.
    if (this.isWaiting) {
      this.status = 'revoked';
      this.revokedAt = at;
    }
    this.secret = null;
    this.holder = null;
    this.holderHash = null;
    this.fingerprint = null;
    this.erasedAt = at;
    this.version += 1;
  }
}
