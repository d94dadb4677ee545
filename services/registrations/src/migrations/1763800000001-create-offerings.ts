import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateOfferings1763800000001 implements MigrationInterface {
  readonly name = 'CreateOfferings1763800000001';

  async up(db: QueryRunner): Promise<void> {
    // The counters change with every sign-up: half-empty pages and no index on them keep those updates in place.
    await db.query(`
      CREATE TABLE offerings (
        id uuid PRIMARY KEY,
        event_version int NOT NULL,
        version int NOT NULL DEFAULT 1,
        status text NOT NULL,
        status_reason text,
        visibility text NOT NULL,
        mode text NOT NULL,
        kind text NOT NULL,
        title text NOT NULL,
        title_en text,
        host_ids uuid[] NOT NULL,
        guest_ids uuid[] NOT NULL,
        series_id uuid,
        industry text,
        starts_at timestamptz NOT NULL,
        ends_at timestamptz NOT NULL,
        date_precision text NOT NULL,
        time_zone text NOT NULL,
        venue text,
        livestream_url text,
        imported boolean NOT NULL,
        has_sessions boolean NOT NULL DEFAULT false,
        published_at timestamptz,
        capacity int,
        capacity_onsite int,
        capacity_online int,
        approval boolean NOT NULL,
        pending_holds_seat boolean NOT NULL,
        waitlist boolean NOT NULL,
        waitlist_policy text NOT NULL,
        sign_up_opens_at timestamptz,
        sign_up_closes_at timestamptz,
        check_in_opens_at timestamptz,
        check_in_closes_at timestamptz,
        questions jsonb NOT NULL,
        confirmed int NOT NULL DEFAULT 0,
        pending int NOT NULL DEFAULT 0,
        offered int NOT NULL DEFAULT 0,
        waitlisted int NOT NULL DEFAULT 0,
        held int NOT NULL DEFAULT 0,
        held_onsite int NOT NULL DEFAULT 0,
        held_online int NOT NULL DEFAULT 0,
        waiting_onsite int NOT NULL DEFAULT 0,
        waiting_online int NOT NULL DEFAULT 0,
        beyond_capacity int NOT NULL DEFAULT 0,
        last_line int NOT NULL DEFAULT 0,
        CONSTRAINT ck_offerings_seats CHECK (held >= 0 AND (capacity IS NULL OR held <= capacity)),
        CONSTRAINT ck_offerings_seats_onsite
          CHECK (held_onsite >= 0 AND (capacity_onsite IS NULL OR held_onsite <= capacity_onsite)),
        CONSTRAINT ck_offerings_seats_online
          CHECK (held_online >= 0 AND (capacity_online IS NULL OR held_online <= capacity_online)),
        CONSTRAINT ck_offerings_counts
          CHECK (least(confirmed, pending, offered, waitlisted, waiting_onsite, waiting_online, beyond_capacity) >= 0)
      ) WITH (fillfactor = 50);

      CREATE TABLE offered_sessions (
        session_id uuid PRIMARY KEY,
        offering_id uuid NOT NULL,
        title text NOT NULL,
        starts_at timestamptz NOT NULL,
        ends_at timestamptz NOT NULL,
        room text,
        capacity int,
        held int NOT NULL DEFAULT 0,
        removed boolean NOT NULL DEFAULT false,
        CONSTRAINT ck_offered_sessions_seats CHECK (held >= 0 AND (capacity IS NULL OR held <= capacity))
      ) WITH (fillfactor = 50);
      CREATE INDEX ix_offered_sessions_offering ON offered_sessions (offering_id);

      -- Work on everybody of an event that must not be one giant transaction; taken up again where it stopped.
      CREATE TABLE sweeps (
        id uuid PRIMARY KEY,
        offering_id uuid NOT NULL REFERENCES offerings,
        kind text NOT NULL,
        message text,
        event_version int NOT NULL,
        after_id uuid,
        created_at timestamptz NOT NULL,
        done_at timestamptz,
        CONSTRAINT ck_sweeps_kind CHECK (kind IN ('cancel', 'tell'))
      );
      CREATE INDEX ix_sweeps_open ON sweeps (id) WHERE done_at IS NULL;
      CREATE UNIQUE INDEX ux_sweeps_once ON sweeps (offering_id, event_version, kind);

      CREATE TABLE organisations (
        id uuid PRIMARY KEY,
        version int NOT NULL,
        name text NOT NULL
      );
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE organisations, sweeps, offered_sessions, offerings');
  }
}
