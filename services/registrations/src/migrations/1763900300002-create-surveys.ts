import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateSurveys1763900300002 implements MigrationInterface {
  readonly name = 'CreateSurveys1763900300002';

  async up(db: QueryRunner): Promise<void> {
    // No key to the event: whoever answers holds the registration's row, and a key would wait for the event's lock.
    await db.query(`
      CREATE TABLE survey_answers (
        registration_id uuid NOT NULL REFERENCES registrations,
        wave text NOT NULL,
        offering_id uuid NOT NULL,
        overall int,
        would_come_again boolean,
        outcome text,
        comment text,
        answered_at timestamptz NOT NULL,
        changed_at timestamptz NOT NULL,
        PRIMARY KEY (registration_id, wave),
        CONSTRAINT ck_survey_answers_wave CHECK (wave IN ('after', 'later')),
        CONSTRAINT ck_survey_answers_overall CHECK (overall BETWEEN 1 AND 5)
      );
      CREATE INDEX ix_survey_answers_offering ON survey_answers (offering_id);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE survey_answers');
  }
}
