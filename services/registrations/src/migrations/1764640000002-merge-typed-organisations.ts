import type { MigrationInterface, QueryRunner } from 'typeorm';

export class MergeTypedOrganisations1764640000002 implements MigrationInterface {
  readonly name = 'MergeTypedOrganisations1764640000002';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- One row for each name that people who came typed; spellings that differ in spaces, width or case are one.
      CREATE TABLE typed_organisations (
        id uuid PRIMARY KEY,
        key text NOT NULL CONSTRAINT ux_typed_organisations_key UNIQUE,
        spelling text NOT NULL,
        version int NOT NULL DEFAULT 1,
        -- Always one that is itself not merged into another.
        merged_into uuid REFERENCES typed_organisations,
        organisation_id uuid,
        CONSTRAINT ck_typed_organisations_one CHECK (merged_into IS NULL OR (organisation_id IS NULL AND merged_into <> id))
      );
      CREATE INDEX ix_typed_organisations_merged ON typed_organisations (merged_into) WHERE merged_into IS NOT NULL;
      -- Who merged what, and took it back; lines are only ever added.
      CREATE TABLE typed_organisation_log (
        n bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        typed_id uuid NOT NULL REFERENCES typed_organisations,
        at timestamptz NOT NULL,
        user_id text NOT NULL,
        merged_into uuid,
        organisation_id uuid
      );
      CREATE INDEX ix_typed_organisation_log_typed ON typed_organisation_log (typed_id, n);
      -- What was last told of somebody who came.
      CREATE TABLE attendee_organisations (
        registration_id uuid PRIMARY KEY,
        version int NOT NULL,
        typed_id uuid REFERENCES typed_organisations,
        counts_as uuid
      );
      CREATE INDEX ix_attendee_organisations_typed ON attendee_organisations (typed_id) WHERE typed_id IS NOT NULL;
      -- Those of before are still to be told, too.
      ALTER TABLE attendances ADD COLUMN organisation_told boolean NOT NULL DEFAULT false;
      CREATE INDEX ix_attendances_untold ON attendances (registration_id) WHERE NOT organisation_told;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE attendances DROP COLUMN organisation_told;
      DROP TABLE attendee_organisations, typed_organisation_log, typed_organisations`);
  }
}
