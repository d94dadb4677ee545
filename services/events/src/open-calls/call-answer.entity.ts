import { newId } from '@zuomei/platform';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

export interface Answered {
  organisationId: string;
  achievementId?: string | null;
  proposal: string;
}

/** What an organisation proposes to an open call 揭榜; one each, which it may change until the deadline. */
@Entity('call_answers')
@Index('call_answers_once', ['needId', 'organisationId'], { unique: true })
export class CallAnswer {
  @PrimaryColumn('uuid') id!: string;
  @Column('int') version!: number;
  @Column('uuid', { name: 'need_id' }) needId!: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId!: string;
  @Column('uuid', { name: 'achievement_id', nullable: true }) achievementId!: string | null;
  @Column('text') proposal!: string;
  @Column({ type: 'timestamptz', name: 'chosen_at', precision: 3, nullable: true }) chosenAt!: Date | null;
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
      answeredBy: by,
      createdAt: now,
      updatedAt: now,
    });
  }

  change(answered: Answered, by: string, now: Date): void {
    const { proposal, achievementId = null } = answered;
    Object.assign(this, { proposal, achievementId, answeredBy: by, updatedAt: now, version: this.version + 1 });
  }

  choose(now: Date): void {
    this.chosenAt ??= now;
    this.version += 1;
    this.updatedAt = now;
  }
}
