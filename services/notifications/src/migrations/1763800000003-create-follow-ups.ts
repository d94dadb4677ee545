import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateFollowUps1763800000003 implements MigrationInterface {
  name = 'CreateFollowUps1763800000003';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE intents (
        id uuid PRIMARY KEY,
        version int NOT NULL,
        event_id uuid,
        registration_id uuid,
        kind text NOT NULL,
        from_organisation_id uuid,
        to_organisation_id uuid NOT NULL,
        achievement_id uuid,
        need_id uuid,
        note text,
        contact jsonb,
        recorded_by uuid,
        recorded_at timestamptz NOT NULL
      );
      CREATE INDEX ix_intents_event ON intents (event_id);
      CREATE INDEX ix_intents_from ON intents (from_organisation_id);
      CREATE INDEX ix_intents_to ON intents (to_organisation_id);
      CREATE TABLE follow_ups (
        id uuid PRIMARY KEY,
        version int NOT NULL,
        intent_id uuid NOT NULL,
        event_id uuid,
        status text NOT NULL,
        reason_code text,
        owner_id uuid,
        due_on date,
        opened_at timestamptz NOT NULL,
        advanced_at timestamptz NOT NULL
      );
      CREATE UNIQUE INDEX ux_follow_ups_intent ON follow_ups (intent_id);
      CREATE INDEX ix_follow_ups_event ON follow_ups (event_id);
      CREATE INDEX ix_follow_ups_due ON follow_ups (due_on) WHERE due_on IS NOT NULL;
      CREATE TABLE follow_up_lines (
        id uuid PRIMARY KEY,
        follow_up_id uuid NOT NULL CONSTRAINT fk_follow_up_lines_case REFERENCES follow_ups (id),
        kind text NOT NULL,
        from_status text,
        to_status text,
        reason_code text,
        note text,
        actor_id uuid,
        actor_name text,
        at timestamptz NOT NULL
      );
      CREATE INDEX ix_follow_up_lines_case ON follow_up_lines (follow_up_id, id);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE follow_up_lines, follow_ups, intents');
  }
}
