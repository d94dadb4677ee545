import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Evidence files and the jobs that make them; what sealed a file, whole; a service that cannot rewrite its trail. */
export class CreateEvidence1764100000006 implements MigrationInterface {
  name = 'CreateEvidence1764100000006';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE envelopes ADD seal jsonb, ADD evidence_sha256 text;
      CREATE INDEX ix_envelopes_evidence ON envelopes (evidence_sha256) WHERE evidence_sha256 IS NOT NULL;
      CREATE TABLE evidence_jobs (
        envelope_id uuid PRIMARY KEY CONSTRAINT fk_evidence_jobs_envelope REFERENCES envelopes (id),
        attempts int NOT NULL,
        next_attempt_at timestamptz NOT NULL,
        leased_until timestamptz,
        last_error text,
        done_at timestamptz
      );
      CREATE INDEX ix_evidence_jobs_due ON evidence_jobs (next_attempt_at) WHERE done_at IS NULL;
      INSERT INTO evidence_jobs (envelope_id, attempts, next_attempt_at)
        SELECT id, 0, now() FROM envelopes WHERE status = 'completed';
    `);
    // Whoever connects may add lines and read them. The triggers hold even for the owner of the tables.
    await db.query(`
      REVOKE UPDATE, DELETE, TRUNCATE ON audit_lines, archived_files FROM PUBLIC, CURRENT_USER;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      GRANT UPDATE, DELETE, TRUNCATE ON audit_lines, archived_files TO CURRENT_USER;
      DROP TABLE evidence_jobs;
      ALTER TABLE envelopes DROP seal, DROP evidence_sha256;
    `);
  }
}
