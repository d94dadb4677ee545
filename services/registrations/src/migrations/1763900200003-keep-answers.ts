import type { MigrationInterface, QueryRunner } from 'typeorm';

export class KeepAnswers1763900200003 implements MigrationInterface {
  readonly name = 'KeepAnswers1763900200003';

  async up(db: QueryRunner): Promise<void> {
    // An answer belongs to the wording it was given to: each registration notes which, and what an event asked before
    // stays readable. Files lie outside the database, under the id of their row.
    await db.query(`
      ALTER TABLE registrations ADD COLUMN answered jsonb NOT NULL DEFAULT '{}';

      CREATE TABLE earlier_questions (
        offering_id uuid NOT NULL REFERENCES offerings,
        wording text NOT NULL,
        question jsonb NOT NULL,
        PRIMARY KEY (offering_id, wording)
      );

      CREATE TABLE answer_files (
        id uuid PRIMARY KEY,
        offering_id uuid NOT NULL REFERENCES offerings,
        registration_id uuid,
        name text NOT NULL,
        type text NOT NULL,
        size int NOT NULL,
        keep_until timestamptz,
        created_at timestamptz NOT NULL,
        CONSTRAINT ck_answer_files_kept CHECK ((registration_id IS NULL) = (keep_until IS NOT NULL))
      );
      CREATE INDEX ix_answer_files_registration ON answer_files (registration_id) WHERE registration_id IS NOT NULL;
      CREATE INDEX ix_answer_files_keep_until ON answer_files (keep_until) WHERE keep_until IS NOT NULL;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE answer_files, earlier_questions; ALTER TABLE registrations DROP COLUMN answered');
  }
}
