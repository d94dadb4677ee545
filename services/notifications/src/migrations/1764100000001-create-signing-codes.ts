import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateSigningCodes1764100000001 implements MigrationInterface {
  name = 'CreateSigningCodes1764100000001';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE agreements ADD signing_code boolean NOT NULL DEFAULT false;
      ALTER TABLE agreements ALTER COLUMN signing_code DROP DEFAULT;
      ALTER TABLE signatories ADD delegated_from_id uuid
        CONSTRAINT fk_signatories_delegated_from REFERENCES signatories (id);
      CREATE TABLE signing_codes (
        id uuid PRIMARY KEY,
        signatory_id uuid NOT NULL CONSTRAINT fk_signing_codes_signatory REFERENCES signatories (id),
        requested_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        tries int NOT NULL,
        used_at timestamptz
      );
      CREATE INDEX ix_signing_codes_signatory ON signing_codes (signatory_id, requested_at);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE signing_codes; ALTER TABLE signatories DROP delegated_from_id;
      ALTER TABLE agreements DROP signing_code`);
  }
}
