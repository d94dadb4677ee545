import type { FinanceProduct, ReferralAnswer, ReferralService } from '@zuomei/contracts';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { FollowUp } from '../follow-ups/follow-up.entity.js';
import { AmountOnlyFinancing, AnsweredTooEarly, GrantWithoutConsent, ProductMismatch } from './referrals.errors.js';

export interface ReferralRequest {
  service: ReferralService;
  referredTo: string;
  askedOn: string;
  note: string | null;
  product: FinanceProduct | null;
  amountAsked: string | null;
}

export interface ReferralAnswered {
  answer: ReferralAnswer;
  answeredOn: string | null;
  amountGranted: string | null;
  note?: string;
}

/** A hand-over of a case to a service, and what the service answered. */
@Entity('referrals')
@Check('ck_referrals_answered', `(answer = 'pending') = (answered_on IS NULL)`)
@Check('ck_referrals_product', `(service = 'financing') = (product IS NOT NULL)`)
@Check('ck_referrals_granted', `amount_granted IS NULL OR answer = 'accepted'`)
@Index('ix_referrals_case', ['followUpId'])
@Index('ix_referrals_asked', ['askedOn', 'id'])
export class Referral {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('int')
  version!: number;

  @ForeignKey(() => FollowUp, { name: 'fk_referrals_case' })
  @Column('uuid', { name: 'follow_up_id' })
  followUpId!: string;

  @Column('text')
  service!: ReferralService;

  /** Who gives the service, as it is called. */
  @Column('text', { name: 'referred_to' })
  referredTo!: string;

  @Column('date', { name: 'asked_on' })
  askedOn!: string;

  @Column('text')
  answer!: ReferralAnswer;

  @Column('date', { name: 'answered_on', nullable: true })
  answeredOn!: string | null;

  @Column('text', { nullable: true })
  note!: string | null;

  /** Of financing, and then always. */
  @Column('text', { nullable: true })
  product!: FinanceProduct | null;

  /** Decimal yuan. */
  @Column('numeric', { name: 'amount_asked', precision: 17, scale: 2, nullable: true })
  amountAsked!: string | null;

  @Column('numeric', { name: 'amount_granted', precision: 17, scale: 2, nullable: true })
  amountGranted!: string | null;

  /** @throws ProductMismatch, AmountOnlyFinancing */
  static ask(id: string, followUpId: string, request: ReferralRequest): Referral {
    const financing = request.service === 'financing';
    if (financing !== (request.product !== null)) throw new ProductMismatch();
    if (!financing && request.amountAsked !== null) throw new AmountOnlyFinancing('/amountAsked');
    const unanswered = { answer: 'pending', answeredOn: null, amountGranted: null };
    return Object.assign(new Referral(), { id, version: 1, followUpId, ...request, ...unanswered });
  }

  /**
   * An answer may be corrected by another one; `pending` takes it back.
   * @throws AnsweredTooEarly, GrantWithoutConsent, AmountOnlyFinancing
   */
  take({ answer, answeredOn, amountGranted, note }: ReferralAnswered, today: string): void {
    const on = answer === 'pending' ? null : (answeredOn ?? today);
    if (on !== null && on < this.askedOn) throw new AnsweredTooEarly();
    if (amountGranted !== null && answer !== 'accepted') throw new GrantWithoutConsent();
    if (amountGranted !== null && this.service !== 'financing') throw new AmountOnlyFinancing('/amountGranted');
    this.answer = answer;
    this.answeredOn = on;
    this.amountGranted = amountGranted;
    if (note !== undefined) this.note = note;
    this.version += 1;
  }
}
