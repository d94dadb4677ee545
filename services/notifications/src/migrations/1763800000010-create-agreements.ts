import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateAgreements1763800000010 implements MigrationInterface {
  name = 'CreateAgreements1763800000010';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE agreement_numbers (year int PRIMARY KEY, last int NOT NULL);
      CREATE TABLE agreements (
        id uuid PRIMARY KEY,
        version int NOT NULL,
        number text NOT NULL,
        kind text NOT NULL,
        status text NOT NULL,
        title text NOT NULL,
        body text NOT NULL,
        follow_up_id uuid,
        event_ids uuid[] NOT NULL,
        currency text NOT NULL,
        amount numeric(17,2),
        technology_transaction_amount numeric(17,2),
        term_starts_on date,
        term_ends_on date,
        renews_id uuid CONSTRAINT fk_agreements_renews REFERENCES agreements (id),
        ended_term_figures jsonb NOT NULL,
        sign_by timestamptz,
        signed_on date,
        evidence text,
        envelope_id uuid NOT NULL,
        created_by uuid,
        created_at timestamptz NOT NULL,
        CONSTRAINT ck_agreements_status CHECK (status IN ('draft', 'signing', 'signed', 'abandoned', 'terminated')),
        CONSTRAINT ck_agreements_amounts CHECK (technology_transaction_amount <= amount)
      );
      CREATE UNIQUE INDEX ux_agreements_number ON agreements (number);
      CREATE INDEX ix_agreements_follow_up ON agreements (follow_up_id);
      CREATE INDEX ix_agreements_events ON agreements USING gin (event_ids);
      CREATE INDEX ix_agreements_signed_on ON agreements (signed_on);
      CREATE INDEX ix_agreements_renews ON agreements (renews_id);
      CREATE TABLE agreement_parties (
        agreement_id uuid NOT NULL CONSTRAINT fk_agreement_parties_agreement REFERENCES agreements (id),
        position int NOT NULL,
        organisation_id uuid NOT NULL,
        name text NOT NULL,
        label text NOT NULL,
        CONSTRAINT pk_agreement_parties PRIMARY KEY (agreement_id, position)
      );
      CREATE INDEX ix_agreement_parties_organisation ON agreement_parties (organisation_id);
      CREATE TABLE envelopes (
        id uuid PRIMARY KEY,
        agreement_id uuid NOT NULL CONSTRAINT fk_envelopes_agreement REFERENCES agreements (id),
        previous_id uuid,
        status text NOT NULL,
        verify_code text NOT NULL,
        reason text,
        created_at timestamptz NOT NULL,
        sent_at timestamptz,
        expires_at timestamptz,
        ended_at timestamptz,
        document_sha256 text,
        boxes jsonb,
        sealed_sha256 text,
        certificate_subject text,
        certificate_serial text
      );
      CREATE UNIQUE INDEX ux_envelopes_verify_code ON envelopes (verify_code);
      CREATE INDEX ix_envelopes_agreement ON envelopes (agreement_id);
      CREATE INDEX ix_envelopes_sealed ON envelopes (sealed_sha256) WHERE sealed_sha256 IS NOT NULL;
      CREATE INDEX ix_envelopes_expiring ON envelopes (expires_at) WHERE status = 'sent';
      CREATE TABLE signatories (
        id uuid PRIMARY KEY,
        envelope_id uuid NOT NULL CONSTRAINT fk_signatories_envelope REFERENCES envelopes (id),
        party_position int NOT NULL,
        name text NOT NULL,
        email text NOT NULL,
        locale text NOT NULL,
        title text,
        role text NOT NULL,
        signing_order int NOT NULL,
        status text NOT NULL,
        generation int NOT NULL,
        link_hash text,
        link_expires_at timestamptz,
        notified_at timestamptz,
        opened_at timestamptz,
        acted_at timestamptz,
        reason text,
        evidence jsonb
      );
      CREATE INDEX ix_signatories_envelope ON signatories (envelope_id);
      CREATE UNIQUE INDEX ux_signatories_link ON signatories (link_hash);
      CREATE TABLE archived_files (
        sha256 text PRIMARY KEY,
        bytes bytea NOT NULL,
        size int NOT NULL,
        stored_at timestamptz NOT NULL
      );
      ALTER TABLE archived_files ALTER COLUMN bytes SET STORAGE EXTERNAL;
      CREATE TABLE seal_jobs (
        envelope_id uuid PRIMARY KEY CONSTRAINT fk_seal_jobs_envelope REFERENCES envelopes (id),
        attempts int NOT NULL,
        next_attempt_at timestamptz NOT NULL,
        leased_until timestamptz,
        last_error text,
        done_at timestamptz
      );
      CREATE INDEX ix_seal_jobs_due ON seal_jobs (next_attempt_at) WHERE done_at IS NULL;
      CREATE TABLE audit_lines (
        agreement_id uuid NOT NULL,
        seq int NOT NULL,
        at timestamptz(3) NOT NULL,
        type text NOT NULL,
        actor jsonb NOT NULL,
        data jsonb NOT NULL,
        prev_hash text NOT NULL,
        hash text NOT NULL,
        CONSTRAINT pk_audit_lines PRIMARY KEY (agreement_id, seq)
      );
    `);
    // The trail and the archive are written once; the database holds that even against our own mistakes.
    await db.query(`
      CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION '% is written once', TG_TABLE_NAME USING ERRCODE = 'restrict_violation'; END $$;
      CREATE TRIGGER audit_lines_written_once BEFORE UPDATE OR DELETE ON audit_lines
        FOR EACH ROW EXECUTE FUNCTION refuse_change();
      CREATE TRIGGER audit_lines_kept BEFORE TRUNCATE ON audit_lines
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
      CREATE TRIGGER archived_files_written_once BEFORE UPDATE OR DELETE ON archived_files
        FOR EACH ROW EXECUTE FUNCTION refuse_change();
      CREATE TRIGGER archived_files_kept BEFORE TRUNCATE ON archived_files
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE audit_lines, seal_jobs, archived_files, signatories, envelopes, agreement_parties,
      agreements, agreement_numbers; DROP FUNCTION refuse_change()`);
  }
}
