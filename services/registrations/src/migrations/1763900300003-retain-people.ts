import type { MigrationInterface, QueryRunner } from 'typeorm';

export class RetainPeople1763900300003 implements MigrationInterface {
  readonly name = 'RetainPeople1763900300003';

  async up(db: QueryRunner): Promise<void> {
    // The register proves deletions, so the application can neither change nor drop a line of it. It knows a person
    // by a keyed hash of the address only: whoever asks with the address can be answered, nobody can be found by it.
    await db.query(`
      ALTER TABLE offerings
        ADD COLUMN retention_days int NOT NULL DEFAULT 365,
        ADD COLUMN people_erased_at timestamptz;
      ALTER TABLE registrations ADD COLUMN erased_at timestamptz;

      CREATE TABLE erasures (
        seq bigint PRIMARY KEY,
        number text NOT NULL UNIQUE,
        offering_id uuid NOT NULL,
        registration_ids uuid[] NOT NULL,
        requested_by text NOT NULL,
        by_user text,
        data_classes text[] NOT NULL,
        email_hash text NOT NULL,
        erased_at timestamptz NOT NULL,
        prev_hash text NOT NULL,
        hash text NOT NULL,
        CONSTRAINT ck_erasures_requested_by CHECK (requested_by IN ('attendee', 'organiser', 'retention'))
      );
      CREATE INDEX ix_erasures_offering ON erasures (offering_id, seq);
      CREATE INDEX ix_erasures_email ON erasures (email_hash);

      CREATE FUNCTION refuse_erasure_change() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'the register of erasures is written once'; END $$;
      CREATE TRIGGER erasures_written_once BEFORE UPDATE OR DELETE ON erasures
        FOR EACH ROW EXECUTE FUNCTION refuse_erasure_change();
      CREATE TRIGGER erasures_kept BEFORE TRUNCATE ON erasures
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_erasure_change();
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TABLE erasures;
      DROP FUNCTION refuse_erasure_change();
      ALTER TABLE registrations DROP COLUMN erased_at;
      ALTER TABLE offerings DROP COLUMN retention_days, DROP COLUMN people_erased_at;
    `);
  }
}
