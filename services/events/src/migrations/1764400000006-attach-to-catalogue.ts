import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AttachToCatalogue1764400000006 implements MigrationInterface {
  readonly name = 'AttachToCatalogue1764400000006';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE catalogue_contacts (
        record_id uuid CONSTRAINT catalogue_contacts_pkey PRIMARY KEY,
        name text NOT NULL,
        email text,
        phone text
      );
      CREATE INDEX catalogue_contacts_email ON catalogue_contacts (lower(email));
      CREATE TABLE catalogue_files (
        id uuid CONSTRAINT catalogue_files_pkey PRIMARY KEY,
        record_id uuid NOT NULL,
        name text NOT NULL,
        type text NOT NULL,
        size integer NOT NULL,
        bytes bytea NOT NULL,
        created_at timestamptz(3) NOT NULL
      );
      CREATE INDEX catalogue_files_record_id ON catalogue_files (record_id);
      -- What was proposed is decided once.
      ALTER TABLE catalogue_records ADD COLUMN recorded_by uuid;
      ALTER TABLE call_answers ADD COLUMN declined_at timestamptz(3), ADD COLUMN reason text,
        ADD CONSTRAINT call_answers_decided CHECK (chosen_at IS NULL OR declined_at IS NULL);
      -- When the catalogue last changed is asked with every "who fits".
      CREATE INDEX catalogue_records_updated ON catalogue_records (type, updated_at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE catalogue_contacts;
      DROP TABLE catalogue_files;
      DROP INDEX catalogue_records_updated;
      ALTER TABLE catalogue_records DROP COLUMN recorded_by;
      ALTER TABLE call_answers DROP COLUMN declined_at, DROP COLUMN reason;
    `);
  }
}
