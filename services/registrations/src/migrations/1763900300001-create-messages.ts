import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateMessages1763900300001 implements MigrationInterface {
  readonly name = 'CreateMessages1763900300001';

  async up(db: QueryRunner): Promise<void> {
    // A send picks its people a page at a time: after_id and picked are written with the facts of that page. One send
    // for each rule and local day of the event: moved by hours nobody is told twice, moved to another day all are.
    await db.query(`
      CREATE TABLE messages (
        id uuid PRIMARY KEY,
        offering_id uuid NOT NULL REFERENCES offerings,
        subject text,
        body text NOT NULL,
        subject_en text,
        body_en text,
        created_at timestamptz NOT NULL
      );
      CREATE INDEX ix_messages_offering ON messages (offering_id);

      CREATE TABLE reminder_rules (
        id uuid PRIMARY KEY,
        offering_id uuid NOT NULL REFERENCES offerings,
        version int NOT NULL,
        message text NOT NULL,
        amount int NOT NULL,
        unit text NOT NULL,
        statuses text[] NOT NULL,
        note text,
        note_en text,
        enabled boolean NOT NULL,
        active_since timestamptz NOT NULL,
        created_at timestamptz NOT NULL,
        CONSTRAINT ck_reminder_rules_message CHECK (message IN ('reminder', 'thanks', 'missed', 'outcome_survey')),
        CONSTRAINT ck_reminder_rules_unit CHECK (unit IN ('hours', 'days')),
        CONSTRAINT ck_reminder_rules_amount CHECK (amount BETWEEN 0 AND 400)
      );
      CREATE INDEX ix_reminder_rules_offering ON reminder_rules (offering_id);

      CREATE TABLE sends (
        id uuid PRIMARY KEY,
        offering_id uuid NOT NULL REFERENCES offerings,
        message text NOT NULL,
        text_id uuid REFERENCES messages,
        rule_id uuid,
        event_day date,
        filter jsonb NOT NULL,
        signed_up_by timestamptz NOT NULL,
        expected int,
        picked int NOT NULL DEFAULT 0,
        after_id uuid,
        by_user text,
        created_at timestamptz NOT NULL,
        done_at timestamptz,
        CONSTRAINT ck_sends_rule CHECK ((rule_id IS NULL) = (event_day IS NULL))
      );
      CREATE INDEX ix_sends_open ON sends (id) WHERE done_at IS NULL;
      CREATE INDEX ix_sends_offering ON sends (offering_id, id);
      CREATE UNIQUE INDEX ux_sends_once ON sends (rule_id, event_day) WHERE rule_id IS NOT NULL;

      ALTER TABLE offerings ADD COLUMN dated_at timestamptz, ADD COLUMN ended_at timestamptz;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE offerings DROP COLUMN dated_at, DROP COLUMN ended_at;
      DROP TABLE sends, reminder_rules, messages;
    `);
  }
}
