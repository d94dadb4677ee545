import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreatePicturesAndParks1764670000000 implements MigrationInterface {
  readonly name = 'CreatePicturesAndParks1764670000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE event_pictures (
        id uuid PRIMARY KEY,
        event_id uuid NOT NULL,
        position int NOT NULL,
        alt text NOT NULL,
        credit text,
        width int NOT NULL,
        height int NOT NULL,
        bytes bytea NOT NULL,
        created_at timestamptz NOT NULL
      );
      CREATE INDEX ix_event_pictures_event ON event_pictures (event_id);
      -- Of events that were copied before, unknown until their next snapshot, and until then not shown.
      ALTER TABLE events ADD COLUMN visibility text;
      CREATE TABLE park_spaces (
        park_id uuid PRIMARY KEY,
        version int NOT NULL,
        area_square_metres numeric(11, 2),
        note text
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE park_spaces, event_pictures; ALTER TABLE events DROP COLUMN visibility');
  }
}
