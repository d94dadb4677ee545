import type { MigrationInterface, QueryRunner } from 'typeorm';

export class TellOfMeetings1764640000001 implements MigrationInterface {
  readonly name = 'TellOfMeetings1764640000001';

  /** Meetings held before anybody was told of them: figures count them, too. */
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      INSERT INTO outbox (id, topic, type, aggregate_type, aggregate_id, aggregate_version, payload, traceparent)
      SELECT gen_random_uuid(), 'zuomei.registrations.v1', 'registrations.meeting-held.v1', 'meeting', id::text, version,
        jsonb_build_object('meetingId', id, 'eventId', offering_id, 'version', version,
          'registrationIds', jsonb_build_array(asking_id, giving_id)),
        '00-' || replace(gen_random_uuid()::text, '-', '') || '-' || left(replace(gen_random_uuid()::text, '-', ''), 16) || '-00'
      FROM meetings WHERE status = 'held' ORDER BY id
    `);
  }

  async down(): Promise<void> {
    // Facts are never taken back.
  }
}
