import type { Locale, SignatoryRole, SignatoryStatus } from '@zuomei/contracts';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Envelope } from './envelope.entity.js';

/** What is kept of an act of signing, on its legal basis. */
export interface SigningEvidence {
  consentVersion: string;
  /** SHA-256 of the consent's full text, in the language it was shown in. */
  consentSha256: string;
  consentLocale: string;
  signatureKind?: 'typed' | 'drawn';
  /** The typed name, or a PNG in base64. */
  signatureValue?: string;
  ip: string;
  userAgent: string;
  /** Where a code was mailed and entered before: when, and at which try. */
  codeRequestedAt?: string;
  codeValidatedAt?: string;
  codeTries?: number;
}

const day = 24 * 3_600_000;
/** As Documenso caps them: nobody wants a machine's sixth letter. */
const reminderRule = { firstDays: 5, everyDays: 2, most: 5, windowDays: 30 };

type SignatoryGiven = Pick<
  Signatory,
  'id' | 'envelopeId' | 'partyPosition' | 'name' | 'email' | 'locale' | 'title' | 'role' | 'order'
>;

/** Who signs for a party. */
@Entity('signatories')
@Index('ix_signatories_envelope', ['envelopeId'])
@Index('ix_signatories_remind', { synchronize: false })
@Index('ux_signatories_link', ['linkHash'], { unique: true })
export class Signatory {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'envelope_id' })
  @ForeignKey(() => Envelope, { name: 'fk_signatories_envelope' })
  envelopeId!: string;

  @Column('int', { name: 'party_position' })
  partyPosition!: number;

  @Column('text')
  name!: string;

  @Column('text')
  email!: string;

  @Column('text')
  locale!: Locale;

  @Column('text', { nullable: true })
  title!: string | null;

  @Column('text')
  role!: SignatoryRole;

  /** Equal numbers sign in parallel. */
  @Column('int', { name: 'signing_order' })
  order!: number;

  @Column('text')
  status!: SignatoryStatus;

  /** Of the link; 0 before the first mail. A resend raises it, and every earlier link is worthless. */
  @Column('int')
  generation!: number;

  @Column('text', { name: 'link_hash', nullable: true })
  linkHash!: string | null;

  @Column('timestamptz', { name: 'link_expires_at', nullable: true })
  linkExpiresAt!: Date | null;

  @Column('timestamptz', { name: 'notified_at', nullable: true })
  notifiedAt!: Date | null;

  /** When the reminders began to count: the first mail, or the latest that staff sent by hand. */
  @Column('timestamptz', { name: 'asked_at', nullable: true })
  askedAt!: Date | null;

  /** Reminders since then. */
  @Column('int')
  reminders!: number;

  @Column('timestamptz', { name: 'remind_at', nullable: true })
  remindAt!: Date | null;

  /** The cause of the latest mail with a link, by which its delivery is looked up. */
  @Column('uuid', { name: 'mail_fact_id', nullable: true })
  mailFactId!: string | null;

  @Column('timestamptz', { name: 'opened_at', nullable: true })
  openedAt!: Date | null;

  /** When they signed, approved or declined. */
  @Column('timestamptz', { name: 'acted_at', nullable: true })
  actedAt!: Date | null;

  @Column('text', { nullable: true })
  reason!: string | null;

  @Column('jsonb', { nullable: true })
  evidence!: SigningEvidence | null;

  /** Who was to sign and named this one instead. */
  @Column('uuid', { name: 'delegated_from_id', nullable: true })
  @ForeignKey(() => Signatory, { name: 'fk_signatories_delegated_from' })
  delegatedFromId!: string | null;

  get isDone(): boolean {
    return this.status === 'signed' || this.status === 'approved';
  }

  /** Their act is awaited; cc's never is. */
  get isAwaited(): boolean {
    return this.role !== 'cc' && !this.isDone && this.status !== 'delegated';
  }

  /** Asked anew: the reminders start again. */
  asked(at: Date): void {
    this.askedAt = at;
    this.reminders = 0;
    this.remindAt = new Date(at.getTime() + reminderRule.firstDays * day);
  }

  reminded(at: Date): void {
    this.reminders += 1;
    const next = new Date(at.getTime() + reminderRule.everyDays * day);
    const last = new Date((this.askedAt ?? at).getTime() + reminderRule.windowDays * day);
    this.remindAt = this.reminders < reminderRule.most && next <= last ? next : null;
  }

  /** Somebody else acts from now on. Sessions end with the generation; the link is known only to be told so. */
  delegate(reason: string, at: Date): void {
    this.status = 'delegated';
    this.reason = reason;
    this.actedAt = at;
    this.generation += 1;
  }

  static of(given: SignatoryGiven): Signatory {
    const signatory = new Signatory();
    signatory.id = given.id;
    signatory.envelopeId = given.envelopeId;
    signatory.partyPosition = given.partyPosition;
    signatory.name = given.name;
    signatory.email = given.email;
    signatory.locale = given.locale;
    signatory.title = given.title;
    signatory.role = given.role;
    signatory.order = given.order;
    signatory.status = 'waiting_turn';
    signatory.generation = 0;
    signatory.linkHash = null;
    signatory.linkExpiresAt = null;
    signatory.notifiedAt = null;
    signatory.askedAt = null;
    signatory.reminders = 0;
    signatory.remindAt = null;
    signatory.mailFactId = null;
    signatory.openedAt = null;
    signatory.actedAt = null;
    signatory.reason = null;
    signatory.evidence = null;
    signatory.delegatedFromId = null;
    return signatory;
  }
}

/** Those whose turn it is: the lowest order of whom an act is still awaited, whatever else is signed already. */
export function atTurn(signatories: readonly Signatory[]): Signatory[] {
  const awaited = signatories.filter((signatory) => signatory.isAwaited);
  const order = Math.min(...awaited.map((signatory) => signatory.order));
  return awaited.filter((signatory) => signatory.order === order);
}
