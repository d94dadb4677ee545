import type { CallAnswerStatus } from '@zuomei/contracts';
import { newId } from '@zuomei/platform';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { answerDecided } from './open-calls.errors.js';

export interface Answered {
  organisationId: string;
  achievementId?: string | null;
  proposal: string;
}

/** What an organisation proposes to an open call 揭榜; one each, which it may change until the deadline. */
@Entity('call_answers')
@Check('call_answers_decided', 'chosen_at IS NULL OR declined_at IS NULL')
@Index('call_answers_once', ['needId', 'organisationId'], { unique: true })
export class CallAnswer {
  @PrimaryColumn('uuid') id!: string;
  @Column('int') version!: number;
  @Column('uuid', { name: 'need_id' }) needId!: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId!: string;
  @Column('uuid', { name: 'achievement_id', nullable: true }) achievementId!: string | null;
  @Column('text') proposal!: string;
  @Column({ type: 'timestamptz', name: 'chosen_at', precision: 3, nullable: true }) chosenAt!: Date | null;
  @Column({ type: 'timestamptz', name: 'declined_at', precision: 3, nullable: true }) declinedAt!: Date | null;
  /** Why it was declined. */
  @Column('text', { nullable: true }) reason!: string | null;
  @Column('uuid', { name: 'answered_by' }) answeredBy!: string;
  @Column({ type: 'timestamptz', name: 'created_at', precision: 3 }) createdAt!: Date;
  @Column({ type: 'timestamptz', name: 'updated_at', precision: 3 }) updatedAt!: Date;

  static to(needId: string, answered: Answered, by: string, now: Date): CallAnswer {
    return Object.assign(new CallAnswer(), {
      id: newId(),
      version: 1,
      needId,
      organisationId: answered.organisationId,
      achievementId: answered.achievementId ?? null,
      proposal: answered.proposal,
      chosenAt: null,
      declinedAt: null,
      reason: null,
      answeredBy: by,
      createdAt: now,
      updatedAt: now,
    });
  }

  get status(): CallAnswerStatus {
    if (this.chosenAt) return 'chosen';
    return this.declinedAt ? 'declined' : 'waiting';
  }

  /** @throws ANSWER_DECIDED */
  change(answered: Answered, by: string, now: Date): void {
    if (this.status !== 'waiting') throw answerDecided();
    const { proposal, achievementId = null } = answered;
    Object.assign(this, { proposal, achievementId, answeredBy: by, updatedAt: now, version: this.version + 1 });
  }

  /** @returns whether that is new @throws ANSWER_DECIDED */
  choose(now: Date): boolean {
    return this.decide('chosen', { chosenAt: now }, now);
  }

  /** @returns whether that is new @throws ANSWER_DECIDED */
  decline(reason: string, now: Date): boolean {
    return this.decide('declined', { declinedAt: now, reason }, now);
  }

  private decide(as: CallAnswerStatus, fields: Partial<CallAnswer>, now: Date): boolean {
    if (this.status === as) return false;
    if (this.status !== 'waiting') throw answerDecided();
    Object.assign(this, fields, { version: this.version + 1, updatedAt: now });
    return true;
  }
}
