import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateMilestones1764100000003 implements MigrationInterface {
  name = 'CreateMilestones1764100000003';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE milestones (
        id uuid PRIMARY KEY,
        version int NOT NULL,
        agreement_id uuid NOT NULL CONSTRAINT fk_milestones_agreement REFERENCES agreements (id),
        title text NOT NULL,
        kind text NOT NULL,
        due_on date NOT NULL,
        status text NOT NULL,
        claimed_by uuid,
        claimed_by_name text,
        claimed_at timestamptz,
        note text,
        reached_on date,
        settled_by uuid,
        settled_by_name text,
        settled_at timestamptz,
        reason text,
        created_at timestamptz NOT NULL,
        CONSTRAINT ck_milestones_status CHECK (status IN ('planned', 'claimed', 'reached', 'missed', 'dropped')),
        CONSTRAINT ck_milestones_two_people CHECK (status <> 'reached' OR claimed_by <> settled_by)
      );
      CREATE INDEX ix_milestones_agreement ON milestones (agreement_id);
      CREATE INDEX ix_milestones_due ON milestones (due_on, id) WHERE status IN ('planned', 'claimed');
      CREATE INDEX ix_milestones_reached ON milestones (reached_on);
      CREATE TABLE milestone_files (
        id uuid PRIMARY KEY,
        milestone_id uuid NOT NULL CONSTRAINT fk_milestone_files_milestone REFERENCES milestones (id),
        name text NOT NULL,
        type text NOT NULL,
        size int NOT NULL,
        sha256 text NOT NULL,
        uploaded_by uuid NOT NULL,
        uploaded_at timestamptz NOT NULL
      );
      CREATE INDEX ix_milestone_files_milestone ON milestone_files (milestone_id);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE milestone_files, milestones');
  }
}
