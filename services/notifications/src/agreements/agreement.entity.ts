import type { AgreementKind, AgreementStatus } from '@zuomei/contracts';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { AgreementNotDraft, AgreementStepRefused } from './agreements.errors.js';
import { requireAmounts, requireTerm } from './agreement-rules.js';

/** A figure the ended term reached, carried by a renewal. */
export interface EndedTermFigure {
  label: string;
  value: string;
  unit: string;
  asOf: string;
}

/** What staff say of an agreement while it is a draft. */
export interface AgreementTerms {
  kind: AgreementKind;
  title: string;
  body: string;
  followUpId: string | null;
  eventIds: string[];
  currency: string;
  amount: string | null;
  technologyTransactionAmount: string | null;
  termStartsOn: string | null;
  termEndsOn: string | null;
  renewsId: string | null;
  endedTermFigures: EndedTermFigure[];
  signBy: Date | null;
  /** Whoever signs must enter a code mailed just before. */
  signingCode: boolean;
}

/** The business fact; the file being signed is its envelope. */
@Entity('agreements')
@Check('ck_agreements_status', "status IN ('draft', 'signing', 'signed', 'abandoned', 'terminated')")
@Check('ck_agreements_amounts', 'technology_transaction_amount <= amount')
@Index('ux_agreements_number', ['number'], { unique: true })
@Index('ux_agreements_code', ['code'], { unique: true })
@Index('ix_agreements_follow_up', ['followUpId'])
@Index('ix_agreements_events', { synchronize: false })
@Index('ix_agreements_term_ends', { synchronize: false })
@Index('ix_agreements_signed_on', ['signedOn'])
@Index('ix_agreements_renews', ['renewsId'])
export class Agreement implements AgreementTerms {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('int')
  version!: number;

  /** `ZM-2026-000123`: unique; gaps may occur. */
  @Column('text')
  number!: string;

  @Column('text')
  kind!: AgreementKind;

  @Column('text')
  status!: AgreementStatus;

  @Column('text')
  title!: string;

  /** Markdown. */
  @Column('text')
  body!: string;

  @Column('uuid', { name: 'follow_up_id', nullable: true })
  followUpId!: string | null;

  @Column('uuid', { name: 'event_ids', array: true })
  eventIds!: string[];

  @Column('text')
  currency!: string;

  /** Decimal yuan. */
  @Column('numeric', { precision: 17, scale: 2, nullable: true })
  amount!: string | null;

  /** 技术交易额: a part of `amount`, never more and never added to it. */
  @Column('numeric', { name: 'technology_transaction_amount', precision: 17, scale: 2, nullable: true })
  technologyTransactionAmount!: string | null;

  @Column('date', { name: 'term_starts_on', nullable: true })
  termStartsOn!: string | null;

  /** Inclusive. */
  @Column('date', { name: 'term_ends_on', nullable: true })
  termEndsOn!: string | null;

  @Column('uuid', { name: 'renews_id', nullable: true })
  @ForeignKey(() => Agreement, { name: 'fk_agreements_renews' })
  renewsId!: string | null;

  @Column('jsonb', { name: 'ended_term_figures' })
  endedTermFigures!: EndedTermFigure[];

  @Column('timestamptz', { name: 'sign_by', nullable: true })
  signBy!: Date | null;

  /** Whoever signs must enter a code mailed just before. */
  @Column('boolean', { name: 'signing_code' })
  signingCode!: boolean;

  /** The day of the last signature in Asia/Shanghai. */
  @Column('date', { name: 'signed_on', nullable: true })
  signedOn!: string | null;

  @Column('text', { nullable: true })
  evidence!: 'sealed' | 'paper' | 'recorded' | null;

  /** Of an imported one: its key in the file it came from. */
  @Column('text', { nullable: true })
  code!: string | null;

  /** Of an imported one: where its figures come from. */
  @Column('text', { nullable: true })
  source!: string | null;

  /** The current envelope. */
  @Column('uuid', { name: 'envelope_id' })
  envelopeId!: string;

  @Column('uuid', { name: 'created_by', nullable: true })
  createdBy!: string | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  static draft(given: {
    id: string;
    number: string;
    envelopeId: string;
    createdBy: string;
    at: Date;
    terms: AgreementTerms;
  }): Agreement {
    const agreement = new Agreement();
    agreement.id = given.id;
    agreement.number = given.number;
    agreement.envelopeId = given.envelopeId;
    agreement.createdBy = given.createdBy;
    agreement.createdAt = given.at;
    agreement.status = 'draft';
    agreement.signedOn = null;
    agreement.evidence = null;
    agreement.code = null;
    agreement.source = null;
    agreement.version = 0;
    agreement.change(given.terms);
    return agreement;
  }

  /** @throws AgreementNotDraft; 422 for amounts or a term that cannot be */
  change(terms: Partial<AgreementTerms>): void {
    if (this.status !== 'draft') throw new AgreementNotDraft(this.status);
    Object.assign(this, terms);
    requireAmounts(this.amount, this.technologyTransactionAmount);
    requireTerm(this.termStartsOn, this.termEndsOn);
    this.version += 1;
  }

  /** Signed long ago, elsewhere: it counts, and no file of ours proves it. */
  record(code: string, signedOn: string, source: string): void {
    this.status = 'signed';
    this.evidence = 'recorded';
    this.code = code;
    this.signedOn = signedOn;
    this.source = source;
  }

  /** Signed on paper, as somebody else than who brought the copy has found. @throws AgreementNotDraft */
  signOnPaper(signedOn: string): void {
    if (this.status !== 'draft') throw new AgreementNotDraft(this.status);
    this.status = 'signed';
    this.evidence = 'paper';
    this.signedOn = signedOn;
    this.version += 1;
  }

  /** @throws AgreementStepRefused unless it may become this from what it is */
  become(status: AgreementStatus): void {
    const from: Record<AgreementStatus, AgreementStatus[]> = {
      draft: ['signing'],
      signing: ['draft'],
      signed: ['signing'],
      abandoned: ['draft', 'signing'],
      terminated: ['signed'],
    };
    if (!from[status].includes(this.status)) throw new AgreementStepRefused(this.status, status);
    this.status = status;
    this.version += 1;
  }
}
