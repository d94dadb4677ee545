import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateLetters1764510000000 implements MigrationInterface {
  name = 'CreateLetters1764510000000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE letter_numbers (year int PRIMARY KEY, last int NOT NULL);
      CREATE TABLE letters (
        id uuid PRIMARY KEY,
        version int NOT NULL,
        number text NOT NULL,
        kind text NOT NULL,
        status text NOT NULL,
        batch_id uuid NOT NULL,
        fingerprint text,
        registration_id uuid,
        event_id uuid,
        issuer_id uuid NOT NULL,
        issuer text NOT NULL,
        subject text NOT NULL,
        hours int,
        valid_from date,
        valid_to date,
        held_from date,
        held_to date,
        issued_on date NOT NULL,
        verify_code text NOT NULL,
        secret bytea,
        holder bytea,
        holder_hash text,
        sealed_sha256 text,
        archived_sha256 text,
        certificate_subject text,
        certificate_serial text,
        seal jsonb,
        sealed_at timestamptz,
        attempts int NOT NULL,
        next_attempt_at timestamptz NOT NULL,
        leased_until timestamptz,
        seal_error text,
        revoked_at timestamptz,
        revoked_by uuid,
        reason text,
        erased_at timestamptz,
        created_by uuid NOT NULL,
        created_at timestamptz NOT NULL,
        CONSTRAINT ck_letters_status CHECK (status IN ('sealing', 'seal_failed', 'issued', 'revoked')),
        CONSTRAINT ck_letters_sealed CHECK (status <> 'issued' OR sealed_sha256 IS NOT NULL)
      );
      CREATE UNIQUE INDEX ux_letters_number ON letters (number);
      CREATE UNIQUE INDEX ux_letters_verify_code ON letters (verify_code);
      CREATE UNIQUE INDEX ux_letters_fingerprint ON letters (fingerprint) WHERE status <> 'revoked';
      CREATE INDEX ix_letters_batch ON letters (batch_id);
      CREATE INDEX ix_letters_event ON letters (event_id);
      CREATE INDEX ix_letters_registration ON letters (registration_id);
      CREATE INDEX ix_letters_holder ON letters (holder_hash);
      CREATE INDEX ix_letters_sealed ON letters (sealed_sha256) WHERE sealed_sha256 IS NOT NULL;
      CREATE INDEX ix_letters_due ON letters (next_attempt_at) WHERE status IN ('sealing', 'seal_failed');
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE letters, letter_numbers');
  }
}
