import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateTermNotices1764100000005 implements MigrationInterface {
  name = 'CreateTermNotices1764100000005';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE term_notices (
        agreement_id uuid NOT NULL CONSTRAINT fk_term_notices_agreement REFERENCES agreements (id),
        term_ends_on date NOT NULL,
        days int NOT NULL,
        told_at timestamptz NOT NULL,
        CONSTRAINT pk_term_notices PRIMARY KEY (agreement_id, term_ends_on, days)
      );
      CREATE INDEX ix_agreements_term_ends ON agreements (term_ends_on) WHERE status = 'signed';
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP INDEX ix_agreements_term_ends; DROP TABLE term_notices');
  }
}
