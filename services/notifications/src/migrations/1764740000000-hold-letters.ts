import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Legal holds on letters, and erasures that wait for the end of one. */
export class HoldLetters1764740000000 implements MigrationInterface {
  name = 'HoldLetters1764740000000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE legal_holds ALTER COLUMN agreement_id DROP NOT NULL,
        ADD COLUMN letter_id uuid CONSTRAINT fk_legal_holds_letter REFERENCES letters (id),
        ADD CONSTRAINT ck_legal_holds_subject CHECK (num_nonnulls(agreement_id, letter_id) = 1);
      CREATE INDEX ix_legal_holds_letter ON legal_holds (letter_id);
      CREATE UNIQUE INDEX ux_legal_holds_open_letter ON legal_holds (letter_id) WHERE released_at IS NULL;
      ALTER TABLE letters ADD COLUMN erasure_asked_at timestamptz;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DELETE FROM legal_holds WHERE letter_id IS NOT NULL;
      ALTER TABLE legal_holds DROP CONSTRAINT ck_legal_holds_subject, DROP COLUMN letter_id,
        ALTER COLUMN agreement_id SET NOT NULL;
      ALTER TABLE letters DROP COLUMN erasure_asked_at;
    `);
  }
}
