import type { FollowUpStatus } from '@zuomei/contracts';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { FollowUp } from './follow-up.entity.js';

export const lineKinds = [
  'opened',
  'advanced',
  'noted',
  'assigned',
  'task_added',
  'task_done',
  'task_cancelled',
  'file_added',
  'referred',
  'referral_answered',
  'escalated',
] as const;
export type LineKind = (typeof lineKinds)[number];

/** Who did it; nobody where it followed from something else that happened. */
export interface Actor {
  id?: string;
  name?: string;
}

/** One line of a case's log. Lines are added, never changed: a correction is another line. */
@Entity('follow_up_lines')
@Index('ix_follow_up_lines_case', { synchronize: false })
export class FollowUpLine {
  @PrimaryColumn('uuid')
  id!: string;

  @ForeignKey(() => FollowUp, { name: 'fk_follow_up_lines_case' })
  @Column('uuid', { name: 'follow_up_id' })
  followUpId!: string;

  @Column('text')
  kind!: LineKind;

  @Column('text', { name: 'from_status', nullable: true })
  fromStatus!: FollowUpStatus | null;

  @Column('text', { name: 'to_status', nullable: true })
  toStatus!: FollowUpStatus | null;

  @Column('text', { name: 'reason_code', nullable: true })
  reasonCode!: string | null;

  /** What it is about: the title of a task, the name of a file, a service, the new owner. */
  @Column('text', { nullable: true })
  subject!: string | null;

  @Column('text', { nullable: true })
  note!: string | null;

  /** The user who did it; none where it followed from a fact. */
  @Column('uuid', { name: 'actor_id', nullable: true })
  actorId!: string | null;

  @Column('text', { name: 'actor_name', nullable: true })
  actorName!: string | null;

  @Column('timestamptz')
  at!: Date;

  static opened(id: string, followUpId: string, at: Date): FollowUpLine {
    return FollowUpLine.of(id, followUpId, 'opened', { toStatus: 'open' }, {}, at);
  }

  static advanced(
    id: string,
    followUp: FollowUp,
    from: FollowUpStatus,
    note: string | undefined,
    by: Actor,
    at: Date,
  ): FollowUpLine {
    const { status: toStatus, reasonCode } = followUp;
    return FollowUpLine.of(id, followUp.id, 'advanced', { fromStatus: from, toStatus, reasonCode, note }, by, at);
  }

  static noted(id: string, followUpId: string, note: string, by: Actor, at: Date): FollowUpLine {
    return FollowUpLine.of(id, followUpId, 'noted', { note }, by, at);
  }

  static about(
    kind: Exclude<LineKind, 'opened' | 'advanced' | 'noted'>,
    id: string,
    followUpId: string,
    { subject, note }: { subject?: string; note?: string },
    by: Actor,
    at: Date,
  ): FollowUpLine {
    return FollowUpLine.of(id, followUpId, kind, { subject, note }, by, at);
  }

  private static of(
    id: string,
    followUpId: string,
    kind: LineKind,
    what: Partial<Record<'subject' | 'note', string | undefined>> & {
      fromStatus?: FollowUpStatus;
      toStatus?: FollowUpStatus;
      reasonCode?: string | null;
    },
    by: Actor,
    at: Date,
  ): FollowUpLine {
    return Object.assign(new FollowUpLine(), {
      id,
      followUpId,
      kind,
      fromStatus: what.fromStatus ?? null,
      toStatus: what.toStatus ?? null,
      reasonCode: what.reasonCode ?? null,
      subject: what.subject ?? null,
      note: what.note ?? null,
      actorId: by.id ?? null,
      actorName: by.name ?? null,
      at,
    });
  }
}
