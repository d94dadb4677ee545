import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateIdempotencyKeys1700000000000 implements MigrationInterface {
  readonly name = 'CreateIdempotencyKeys1700000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE idempotency_keys (
      scope text PRIMARY KEY,
      body_hash text NOT NULL,
      result json,
      created_at timestamptz NOT NULL DEFAULT now()
    )`);
    await runner.query('CREATE INDEX idempotency_keys_created_at ON idempotency_keys (created_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE idempotency_keys');
  }
}

/** Tables that every service has for itself. */
export const platformMigrations = [CreateIdempotencyKeys1700000000000];
