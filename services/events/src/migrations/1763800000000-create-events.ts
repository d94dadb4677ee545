import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateEvents1763800000000 implements MigrationInterface {
  readonly name = 'CreateEvents1763800000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE organisations (
      id uuid CONSTRAINT organisations_pkey PRIMARY KEY,
      version integer NOT NULL,
      code text,
      name text NOT NULL,
      name_en text,
      kind text NOT NULL,
      city text,
      district text,
      credit_code text,
      created_at timestamptz(3) NOT NULL,
      updated_at timestamptz(3) NOT NULL
    )`);
    await runner.query('CREATE UNIQUE INDEX organisations_code ON organisations (code)');
    await runner.query(`CREATE TABLE series (
      id uuid CONSTRAINT series_pkey PRIMARY KEY,
      version integer NOT NULL,
      name text NOT NULL,
      name_en text,
      parent_id uuid,
      created_at timestamptz(3) NOT NULL,
      updated_at timestamptz(3) NOT NULL
    )`);
    await runner.query('CREATE INDEX series_parent_id ON series (parent_id)');
    await runner.query(`CREATE TABLE events (
      id uuid CONSTRAINT events_pkey PRIMARY KEY,
      version integer NOT NULL,
      status text NOT NULL,
      reason text,
      code text,
      title text NOT NULL,
      title_en text,
      summary text,
      kind text NOT NULL,
      mode text NOT NULL,
      visibility text NOT NULL,
      series_id uuid,
      host_ids uuid[] NOT NULL,
      guest_ids uuid[] NOT NULL,
      starts_at timestamptz(3) NOT NULL,
      ends_at timestamptz(3) NOT NULL,
      starts_on date NOT NULL,
      date_precision text NOT NULL,
      time_zone text NOT NULL,
      venue text,
      livestream_url text,
      industry text,
      digest_category text,
      outcome text,
      terms jsonb NOT NULL,
      imported boolean NOT NULL,
      published_at timestamptz(3),
      ended_at timestamptz(3),
      created_at timestamptz(3) NOT NULL,
      updated_at timestamptz(3) NOT NULL,
      CONSTRAINT events_time_order CHECK ("ends_at" >= "starts_at")
    )`);
    await runner.query('CREATE UNIQUE INDEX events_code ON events (code)');
    await runner.query('CREATE INDEX events_series_id ON events (series_id)');
    await runner.query('CREATE INDEX events_by_start ON events (starts_at, id)');
    await runner.query(`CREATE INDEX events_due ON events (ends_at) WHERE status = 'published'`);
    await runner.query(`CREATE TABLE sessions (
      id uuid CONSTRAINT sessions_pkey PRIMARY KEY,
      event_id uuid NOT NULL,
      version integer NOT NULL,
      title text NOT NULL,
      starts_at timestamptz(3) NOT NULL,
      ends_at timestamptz(3) NOT NULL,
      room text,
      speakers jsonb NOT NULL,
      capacity integer,
      removed_at timestamptz(3),
      created_at timestamptz(3) NOT NULL,
      updated_at timestamptz(3) NOT NULL,
      CONSTRAINT sessions_time_order CHECK ("ends_at" >= "starts_at")
    )`);
    await runner.query('CREATE INDEX sessions_event_id ON sessions (event_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE sessions, events, series, organisations');
  }
}
