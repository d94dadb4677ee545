import { setStatistics } from '@zuomei/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The two tables every service's database has for its facts. */
export class OutboxAndInbox1700000001000 implements MigrationInterface {
  readonly name = 'OutboxAndInbox1700000001000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE outbox (
        seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        id uuid NOT NULL UNIQUE,
        topic text NOT NULL,
        type text NOT NULL,
        aggregate_type text NOT NULL,
        aggregate_id text NOT NULL,
        aggregate_version integer NOT NULL CHECK (aggregate_version > 0),
        payload jsonb NOT NULL,
        traceparent text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        published_at timestamptz
      )`);
    // The relay's only question; published rows are not in it, so it stays as small as the backlog.
    await runner.query('CREATE INDEX outbox_unpublished ON outbox (seq) WHERE published_at IS NULL');
    // Rows live as long as their topic: it is kept for ever, so that a replay from offset 0 has no second effect.
    await runner.query(`
      CREATE TABLE inbox (
        consumer text NOT NULL,
        fact_id uuid NOT NULL,
        handled_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (consumer, fact_id)
      )`);
    // Written before a partition's first message after each start: a message that ends the process is found by it.
    await runner.query(`
      CREATE TABLE consumption_starts (
        consumer text NOT NULL,
        topic text NOT NULL,
        partition integer NOT NULL,
        next_offset bigint NOT NULL,
        starts integer NOT NULL DEFAULT 1,
        started_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (consumer, topic, partition)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE consumption_starts');
    await runner.query('DROP TABLE inbox');
    await runner.query('DROP TABLE outbox');
  }
}

/** Ids are UUIDs made here; an index that only proves it is paid for by every fact written, and again when marked. */
export class OutboxWithoutIdIndex1700000001001 implements MigrationInterface {
  readonly name = 'OutboxWithoutIdIndex1700000001001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE outbox DROP CONSTRAINT outbox_id_key');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE outbox ADD CONSTRAINT outbox_id_key UNIQUE (id)');
  }
}

/**
 * Facts come so fast that Postgres looks at them anew each minute of a crowd, each time for half a second of a core. It
 * need not know what is in them: nothing is found but by `seq` and whether it is published.
 */
export class OutboxStatistics1700000001002 implements MigrationInterface {
  readonly name = 'OutboxStatistics1700000001002';

  async up(runner: QueryRunner): Promise<void> {
    await setStatistics(runner, 'outbox', 0);
    await setStatistics(runner, 'outbox', 10, ['seq', 'published_at']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await setStatistics(runner, 'outbox', -1);
  }
}

/** Put before a service's own migrations. */
export const messagingMigrations = [
  OutboxAndInbox1700000001000,
  OutboxWithoutIdIndex1700000001001,
  OutboxStatistics1700000001002,
];
