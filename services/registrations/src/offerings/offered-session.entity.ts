import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A session of an offering, with its seats. The programme belongs to events; the seats are counted here. */
@Entity('offered_sessions')
@Index('ix_offered_sessions_offering', { synchronize: false })
@Check('ck_offered_sessions_seats', 'held >= 0 AND (capacity IS NULL OR held <= capacity)')
export class OfferedSession {
  @PrimaryColumn('uuid', { name: 'session_id' })
  sessionId!: string;

  @Column('uuid', { name: 'offering_id' })
  offeringId!: string;

  @Column('text')
  title!: string;

  @Column('timestamptz', { name: 'starts_at' })
  startsAt!: Date;

  @Column('timestamptz', { name: 'ends_at' })
  endsAt!: Date;

  @Column('text', { nullable: true })
  room!: string | null;

  @Column('int', { nullable: true })
  capacity!: number | null;

  @Column('int', { default: 0 })
  held!: number;

  /** No longer on the programme; the lines of who chose it are kept. */
  @Column('boolean', { default: false })
  removed!: boolean;

  get seatsFree(): number {
    return this.capacity === null ? Infinity : Math.max(0, this.capacity - this.held);
  }
}
