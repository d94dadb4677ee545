import type { IntentKind } from '@zuomei/contracts';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A party says it wants to go on with another. It is counted as 意向, never as 签约, and does not change. Whom to ask stands in `intent_contacts`, so that it can be dropped. */
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

  /** Of a settlement: where, how much room in m², and from which day. */
  @Column('uuid', { name: 'park_id', nullable: true })
  parkId!: string | null;

  @Column('numeric', { name: 'area_square_metres', precision: 11, scale: 2, nullable: true })
  areaSquareMetres!: string | null;

  @Column('date', { name: 'wanted_from', nullable: true })
  wantedFrom!: string | null;

  /** The user who recorded it; none where an attendee stated it. */
  @Column('uuid', { name: 'recorded_by', nullable: true })
  recordedBy!: string | null;

  @Column('timestamptz', { name: 'recorded_at' })
  recordedAt!: Date;
}
