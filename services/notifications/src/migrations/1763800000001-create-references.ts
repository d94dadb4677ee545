import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateReferences1763800000001 implements MigrationInterface {
  name = 'CreateReferences1763800000001';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE events (
        id uuid PRIMARY KEY,
        version int NOT NULL,
        code text,
        title text NOT NULL,
        title_en text,
        kind text NOT NULL,
        mode text NOT NULL,
        status text NOT NULL,
        starts_at timestamptz NOT NULL,
        ends_at timestamptz NOT NULL,
        date_precision text NOT NULL,
        time_zone text NOT NULL,
        venue text,
        industry text,
        host_ids uuid[] NOT NULL,
        series_id uuid,
        imported boolean NOT NULL,
        reason text,
        earlier jsonb
      );
      CREATE INDEX ix_events_series ON events (series_id);
      CREATE TABLE organisations (
        id uuid PRIMARY KEY,
        version int NOT NULL,
        code text,
        name text NOT NULL,
        name_en text,
        kind text NOT NULL,
        city text,
        district text
      );
      CREATE TABLE series (
        id uuid PRIMARY KEY,
        version int NOT NULL,
        name text NOT NULL,
        name_en text,
        parent_id uuid
      );
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE series, organisations, events');
  }
}
