import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Legal holds, and what became of agreements whose retention is over. */
export class CreateRetention1764530000000 implements MigrationInterface {
  name = 'CreateRetention1764530000000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE legal_holds (
        id uuid PRIMARY KEY,
        agreement_id uuid NOT NULL CONSTRAINT fk_legal_holds_agreement REFERENCES agreements (id),
        reason text NOT NULL,
        set_by uuid NOT NULL,
        set_by_name text,
        set_at timestamptz NOT NULL,
        released_by uuid,
        released_by_name text,
        released_at timestamptz,
        release_reason text
      );
      CREATE INDEX ix_legal_holds_agreement ON legal_holds (agreement_id);
      CREATE UNIQUE INDEX ux_legal_holds_open ON legal_holds (agreement_id) WHERE released_at IS NULL;
      CREATE TABLE disposals (
        id uuid PRIMARY KEY,
        agreement_id uuid NOT NULL CONSTRAINT fk_disposals_agreement REFERENCES agreements (id),
        reason text NOT NULL,
        proposed_by uuid NOT NULL,
        proposed_by_name text,
        proposed_at timestamptz NOT NULL,
        outcome text,
        ended_by uuid,
        ended_by_name text,
        ended_at timestamptz,
        CONSTRAINT ck_disposals_outcome CHECK (outcome IN ('disposed', 'withdrawn')),
        CONSTRAINT ck_disposals_two_people CHECK (outcome <> 'disposed' OR proposed_by <> ended_by)
      );
      CREATE INDEX ix_disposals_agreement ON disposals (agreement_id);
      CREATE UNIQUE INDEX ux_disposals_standing ON disposals (agreement_id) WHERE outcome IS DISTINCT FROM 'withdrawn';
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE disposals, legal_holds');
  }
}
