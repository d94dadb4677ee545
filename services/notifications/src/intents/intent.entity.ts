import type { IntentKind } from '@zuomei/contracts';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Who speaks for the intent without being an attendee. Personal data: stays in this table, not in facts or logs. */
export interface IntentContact {
  name?: string;
  email?: string;
  phone?: string;
}

/** A party says it wants to go on with another. It is counted as 意向, never as 签约, and does not change. */
@Entity('intents')
@Index('ix_intents_event', { synchronize: false })
@Index('ix_intents_from', { synchronize: false })
@Index('ix_intents_to', { synchronize: false })
export class Intent {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('int')
  version!: number;

  @Column('uuid', { name: 'event_id', nullable: true })
  eventId!: string | null;

  /** Set where an attendee stated it at an event. */
  @Column('uuid', { name: 'registration_id', nullable: true })
  registrationId!: string | null;

  @Column('text')
  kind!: IntentKind;

  @Column('uuid', { name: 'from_organisation_id', nullable: true })
  fromOrganisationId!: string | null;

  @Column('uuid', { name: 'to_organisation_id' })
  toOrganisationId!: string;

  @Column('uuid', { name: 'achievement_id', nullable: true })
  achievementId!: string | null;

  @Column('uuid', { name: 'need_id', nullable: true })
  needId!: string | null;

  @Column('text', { nullable: true })
  note!: string | null;

  @Column('jsonb', { nullable: true })
  contact!: IntentContact | null;

  /** The user who recorded it; none where an attendee stated it. */
  @Column('uuid', { name: 'recorded_by', nullable: true })
  recordedBy!: string | null;

  @Column('timestamptz', { name: 'recorded_at' })
  recordedAt!: Date;
}
