import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateSeats1763900100001 implements MigrationInterface {
  readonly name = 'CreateSeats1763900100001';

  async up(db: QueryRunner): Promise<void> {
    // Whoever let an offer lapse is still waitlisted, but off the line: no number, and nobody waits behind it.
    await db.query(`
      ALTER TABLE offerings
        ADD COLUMN edits_need_approval boolean NOT NULL DEFAULT false,
        ADD COLUMN offer_hours int,
        ADD COLUMN offer_in_office_hours boolean NOT NULL DEFAULT true,
        ADD COLUMN last_unit_line int NOT NULL DEFAULT 0,
        ADD CONSTRAINT ck_offerings_offer_hours CHECK (offer_hours BETWEEN 1 AND 168);

      CREATE TABLE groups (
        id uuid PRIMARY KEY,
        offering_id uuid NOT NULL REFERENCES offerings,
        contact_name text NOT NULL,
        contact_email text NOT NULL,
        organisation text NOT NULL,
        locale text NOT NULL,
        all_or_none boolean NOT NULL,
        created_at timestamptz NOT NULL
      );
      CREATE INDEX ix_groups_offering ON groups (offering_id);

      ALTER TABLE registrations
        ADD COLUMN group_id uuid,
        ADD COLUMN offer_expires_at timestamptz,
        ADD COLUMN offer_lapsed_at timestamptz,
        DROP CONSTRAINT ck_registrations_line,
        ADD CONSTRAINT ck_registrations_line CHECK (
          (line IS NULL OR status = 'waitlisted')
          AND (status <> 'waitlisted' OR line IS NOT NULL OR offer_lapsed_at IS NOT NULL)
        ),
        ADD CONSTRAINT ck_registrations_offer CHECK ((status = 'offered') = (offer_expires_at IS NOT NULL));
      DROP INDEX ix_registrations_line;
      CREATE INDEX ix_registrations_line ON registrations (offering_id, attendance_mode, line)
        WHERE line IS NOT NULL;
      CREATE INDEX ix_registrations_offers ON registrations (offer_expires_at) WHERE status = 'offered';
      CREATE INDEX ix_registrations_group ON registrations (group_id) WHERE group_id IS NOT NULL;

      -- What became of a registration, and why: codes and figures only, nothing of the person.
      CREATE TABLE registration_log (
        seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        registration_id uuid NOT NULL REFERENCES registrations,
        at timestamptz NOT NULL,
        what text NOT NULL,
        by_whom text NOT NULL,
        user_id text,
        detail jsonb
      );
      CREATE INDEX ix_registration_log ON registration_log (registration_id, seq);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TABLE registration_log;
      DROP INDEX ix_registrations_line;
      ALTER TABLE registrations
        DROP CONSTRAINT ck_registrations_line,
        DROP COLUMN group_id, DROP COLUMN offer_expires_at, DROP COLUMN offer_lapsed_at,
        ADD CONSTRAINT ck_registrations_line CHECK ((status = 'waitlisted') = (line IS NOT NULL));
      CREATE INDEX ix_registrations_line ON registrations (offering_id, attendance_mode, line)
        WHERE status = 'waitlisted';
      DROP TABLE groups;
      ALTER TABLE offerings
        DROP COLUMN edits_need_approval, DROP COLUMN offer_hours, DROP COLUMN offer_in_office_hours,
        DROP COLUMN last_unit_line;
    `);
  }
}
