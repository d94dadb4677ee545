import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateRegistrations1763800000002 implements MigrationInterface {
  readonly name = 'CreateRegistrations1763800000002';

  async up(db: QueryRunner): Promise<void> {
    // Whoever writes here holds the lock on the offering, so a foreign key would only look it up once more for each.
    // Links and codes begin with the registration's id, so their hashes need no index of their own: at a million
    // rows each index in random order costs more than the insert itself.
    await db.query(`
      CREATE TABLE registrations (
        id uuid PRIMARY KEY,
        offering_id uuid NOT NULL,
        version int NOT NULL,
        status text NOT NULL,
        attendance_mode text NOT NULL,
        name text NOT NULL,
        email text NOT NULL,
        phone text,
        organisation text,
        organisation_id uuid,
        attendee_kind text,
        title text,
        locale text NOT NULL,
        answers jsonb NOT NULL,
        holds_seat boolean NOT NULL,
        beyond_capacity boolean NOT NULL DEFAULT false,
        line int,
        approved_at timestamptz,
        cancelled_by text,
        cancelled_at timestamptz,
        cancelled_from text,
        reason text,
        link_generation int NOT NULL DEFAULT 1,
        link_hash bytea NOT NULL,
        link_expires_at timestamptz,
        code_generation int NOT NULL DEFAULT 1,
        code_hash bytea NOT NULL,
        link_again_at timestamptz,
        created_at timestamptz NOT NULL,
        CONSTRAINT ck_registrations_status
          CHECK (status IN ('pending', 'confirmed', 'waitlisted', 'offered', 'rejected', 'cancelled')),
        CONSTRAINT ck_registrations_line CHECK ((status = 'waitlisted') = (line IS NOT NULL))
      );
      CREATE UNIQUE INDEX ux_registrations_live_email ON registrations (offering_id, lower(trim(email)))
        WHERE status NOT IN ('cancelled', 'rejected');
      CREATE INDEX ix_registrations_offering ON registrations (offering_id, id);
      CREATE INDEX ix_registrations_line ON registrations (offering_id, attendance_mode, line)
        WHERE status = 'waitlisted';

      -- A line of its own for each session somebody chose.
      CREATE TABLE registration_sessions (
        registration_id uuid NOT NULL REFERENCES registrations,
        session_id uuid NOT NULL REFERENCES offered_sessions,
        status text NOT NULL,
        holds_seat boolean NOT NULL,
        line int,
        PRIMARY KEY (registration_id, session_id),
        CONSTRAINT ck_registration_sessions_status CHECK (status IN ('pending', 'confirmed', 'waitlisted', 'cancelled'))
      );
      CREATE INDEX ix_registration_sessions_line ON registration_sessions (session_id, line)
        WHERE status = 'waitlisted';

      CREATE TABLE stated_intents (
        id uuid PRIMARY KEY,
        registration_id uuid NOT NULL REFERENCES registrations,
        kind text NOT NULL,
        from_organisation_id uuid,
        to_organisation_id uuid NOT NULL,
        note text,
        stated_at timestamptz NOT NULL
      );
      CREATE INDEX ix_stated_intents_registration ON stated_intents (registration_id);

      -- Sign-ups and changes by address (a keyed hash of it) and 10-minute window, taken in portions.
      CREATE UNLOGGED TABLE address_counts (
        address text NOT NULL,
        window_start timestamptz NOT NULL,
        used int NOT NULL,
        PRIMARY KEY (address, window_start)
      );
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE address_counts, stated_intents, registration_sessions, registrations');
  }
}
