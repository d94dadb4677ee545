import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Agreements signed on paper, and past ones that come in by import. */
export class CreatePaperAndRecorded1764100000004 implements MigrationInterface {
  name = 'CreatePaperAndRecorded1764100000004';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE agreements ADD code text, ADD source text;
      CREATE UNIQUE INDEX ux_agreements_code ON agreements (code);
      CREATE TABLE paper_copies (
        id uuid PRIMARY KEY,
        agreement_id uuid NOT NULL CONSTRAINT fk_paper_copies_agreement REFERENCES agreements (id),
        sha256 text NOT NULL,
        type text NOT NULL,
        size int NOT NULL,
        signed_on date NOT NULL,
        place text NOT NULL,
        uploaded_by uuid NOT NULL,
        uploaded_by_name text,
        uploaded_at timestamptz NOT NULL,
        verified_by uuid,
        verified_by_name text,
        verified_at timestamptz,
        CONSTRAINT ck_paper_copies_two_people CHECK (uploaded_by <> verified_by)
      );
      CREATE INDEX ix_paper_copies_agreement ON paper_copies (agreement_id, id);
      CREATE INDEX ix_paper_copies_sha256 ON paper_copies (sha256);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE paper_copies; ALTER TABLE agreements DROP code, DROP source');
  }
}
