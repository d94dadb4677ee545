import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A picture of an event, drawn anew when it came. Its bytes stay in the database, where no web server looks for files. */
@Entity('event_pictures')
export class EventPicture {
  @PrimaryColumn('uuid') id!: string;
  @Index('ix_event_pictures_event')
  @Column('uuid', { name: 'event_id' })
  eventId!: string;
  /** From 1; the first is the cover. */
  @Column('int') position!: number;
  /** What is to be seen, for who cannot see it. */
  @Column('text') alt!: string;
  /** Who took it. */
  @Column('text', { nullable: true }) credit!: string | null;
  @Column('int') width!: number;
  @Column('int') height!: number;
  /** JPEG, always. */
  @Column('bytea', { select: false }) bytes!: Buffer;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
}
