import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreatePublishedStatements1764620000000 implements MigrationInterface {
  readonly name = 'CreatePublishedStatements1764620000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE published_statements (
        id uuid NOT NULL,
        version int NOT NULL,
        code text,
        figure text,
        label text,
        value numeric NOT NULL,
        qualifier text,
        unit text NOT NULL,
        from_day date,
        to_day date,
        as_of text,
        speaks_until text NOT NULL,
        kind text,
        series_id uuid,
        scope text,
        definition text NOT NULL,
        source text NOT NULL,
        recorded_by uuid NOT NULL,
        recorded_at timestamptz NOT NULL,
        reason text,
        until timestamptz,
        PRIMARY KEY (id, version),
        CONSTRAINT ck_published_statements_qualifier CHECK (qualifier IN ('nearly', 'about', 'odd', 'over')),
        CONSTRAINT ck_published_statements_time CHECK (as_of IS NULL OR (from_day IS NULL AND to_day IS NULL)),
        CONSTRAINT ck_published_statements_named CHECK (figure IS NOT NULL OR label IS NOT NULL)
      );
      -- One version of a statement stands at a time, and one statement of a code.
      CREATE UNIQUE INDEX ux_published_statements_standing ON published_statements (id) WHERE until IS NULL;
      CREATE UNIQUE INDEX ux_published_statements_code ON published_statements (code) WHERE until IS NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE published_statements');
  }
}
