import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateCatalogue1763900000000 implements MigrationInterface {
  readonly name = 'CreateCatalogue1763900000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE catalogue_records (
        id uuid CONSTRAINT catalogue_records_pkey PRIMARY KEY,
        type text NOT NULL,
        version integer NOT NULL,
        status text NOT NULL,
        reason text,
        code text,
        title text NOT NULL,
        title_en text,
        summary text,
        owner_id uuid NOT NULL,
        industry text,
        maturity text,
        open_call boolean NOT NULL,
        answer_by date,
        valid_until date,
        published_at timestamptz(3),
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        CONSTRAINT catalogue_records_type CHECK (type IN ('achievement', 'need'))
      );
      CREATE UNIQUE INDEX catalogue_records_code ON catalogue_records (type, code);
      CREATE INDEX catalogue_records_list ON catalogue_records (type, id);
      CREATE INDEX catalogue_records_owner_id ON catalogue_records (owner_id);

      CREATE TABLE showings (
        id uuid CONSTRAINT showings_pkey PRIMARY KEY,
        version integer NOT NULL,
        event_id uuid NOT NULL,
        form text NOT NULL,
        achievement_id uuid,
        need_id uuid,
        title text,
        removed_at timestamptz(3),
        created_at timestamptz(3) NOT NULL,
        CONSTRAINT showings_what CHECK (num_nonnulls(achievement_id, need_id, title) = 1)
      );
      CREATE INDEX showings_event_id ON showings (event_id);
      CREATE INDEX showings_achievement_id ON showings (achievement_id);
      CREATE INDEX showings_need_id ON showings (need_id);
      -- The same thing is shown once in each form: a second import, or a second click, adds nothing.
      CREATE UNIQUE INDEX showings_once ON showings (event_id, form, achievement_id, need_id, title)
        NULLS NOT DISTINCT WHERE removed_at IS NULL;

      CREATE TABLE readings (
        id uuid CONSTRAINT readings_pkey PRIMARY KEY,
        kind text NOT NULL,
        event_id uuid NOT NULL,
        count integer NOT NULL,
        at timestamptz(3) NOT NULL,
        source text NOT NULL,
        created_at timestamptz(3) NOT NULL,
        CONSTRAINT readings_kind CHECK (kind IN ('live_view', 'head_count')),
        CONSTRAINT readings_count CHECK (count >= 0)
      );
      CREATE INDEX readings_latest ON readings (kind, event_id, source, at, id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE readings, showings, catalogue_records');
  }
}
