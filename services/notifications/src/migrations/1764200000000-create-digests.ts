import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateDigests1764200000000 implements MigrationInterface {
  readonly name = 'CreateDigests1764200000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE events
        ADD guest_ids uuid[] NOT NULL DEFAULT '{}',
        ADD digest_category text,
        ADD outcome text;
      CREATE INDEX ix_events_digest ON events (starts_at) WHERE digest_category IS NOT NULL;

      CREATE TABLE digests (
        month text PRIMARY KEY,
        version int NOT NULL,
        title text,
        edits jsonb NOT NULL,
        published jsonb,
        published_at timestamptz,
        CONSTRAINT ck_digests_month CHECK (month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$')
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE digests;
      DROP INDEX ix_events_digest;
      ALTER TABLE events DROP outcome, DROP digest_category, DROP guest_ids;
    `);
  }
}
