import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PlanMeetings1764100100001 implements MigrationInterface {
  readonly name = 'PlanMeetings1764100100001';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE catalogue_copies (
        id uuid PRIMARY KEY,
        version int NOT NULL,
        type text NOT NULL,
        title text NOT NULL,
        owner_id uuid NOT NULL,
        CONSTRAINT ck_catalogue_copies_type CHECK (type IN ('achievement', 'need'))
      );
      CREATE TABLE meeting_plans (
        offering_id uuid CONSTRAINT meeting_plans_pkey PRIMARY KEY,
        version int NOT NULL,
        starts_at timestamptz NOT NULL,
        slots int NOT NULL,
        slot_minutes int NOT NULL,
        tables int NOT NULL,
        CONSTRAINT ck_meeting_plans_size
          CHECK (slots BETWEEN 1 AND 100 AND slot_minutes BETWEEN 5 AND 240 AND tables BETWEEN 1 AND 200)
      );
      CREATE TABLE meetings (
        id uuid CONSTRAINT meetings_pkey PRIMARY KEY,
        offering_id uuid NOT NULL,
        version int NOT NULL,
        status text NOT NULL,
        need_id uuid,
        achievement_id uuid,
        asking_id uuid NOT NULL,
        giving_id uuid NOT NULL,
        asking_says text NOT NULL,
        giving_says text NOT NULL,
        slot int,
        table_no int,
        intent_id uuid,
        proposed_by uuid NOT NULL,
        proposed_at timestamptz NOT NULL,
        agreed_at timestamptz,
        CONSTRAINT ck_meetings_status
          CHECK (status IN ('proposed', 'waiting', 'scheduled', 'held', 'missed', 'declined', 'cancelled')),
        CONSTRAINT ck_meetings_says CHECK (asking_says IN ('asked', 'yes', 'no') AND giving_says IN ('asked', 'yes', 'no')),
        CONSTRAINT ck_meetings_two CHECK (asking_id <> giving_id),
        CONSTRAINT ck_meetings_slot
          CHECK ((slot IS NULL) = (table_no IS NULL) AND (status NOT IN ('scheduled', 'held') OR slot IS NOT NULL))
      );
      CREATE INDEX ix_meetings_offering ON meetings (offering_id, id);
      CREATE INDEX ix_meetings_asking ON meetings (asking_id);
      CREATE INDEX ix_meetings_giving ON meetings (giving_id);
      -- No pair twice; what came to nothing may be proposed again.
      CREATE UNIQUE INDEX ux_meetings_pair
        ON meetings (offering_id, least(asking_id, giving_id), greatest(asking_id, giving_id))
        WHERE status NOT IN ('declined', 'cancelled');
      -- No table twice in a slot; that of a missed meeting is free again.
      CREATE UNIQUE INDEX ux_meetings_table ON meetings (offering_id, slot, table_no) WHERE status IN ('scheduled', 'held');
      -- No one twice in a slot, on whichever side. Who was missed stays where they should have been.
      CREATE TABLE meeting_seats (
        offering_id uuid NOT NULL,
        slot int NOT NULL,
        registration_id uuid NOT NULL,
        meeting_id uuid NOT NULL REFERENCES meetings,
        CONSTRAINT ux_meeting_seats PRIMARY KEY (offering_id, slot, registration_id)
      );
      CREATE INDEX ix_meeting_seats_meeting ON meeting_seats (meeting_id);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE meeting_seats, meetings, meeting_plans, catalogue_copies');
  }
}
