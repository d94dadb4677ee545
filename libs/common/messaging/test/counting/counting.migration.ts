import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the test service changes, and a line for every time one of its handlers had an effect. */
export class Counting1700000002000 implements MigrationInterface {
  readonly name = 'Counting1700000002000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE changes (id uuid PRIMARY KEY, version integer NOT NULL)');
    await runner.query(
      `CREATE TABLE effects (
         seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, handler text NOT NULL,
         fact_id uuid NOT NULL, aggregate_id uuid NOT NULL, version integer NOT NULL, request_id text NOT NULL)`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE effects, changes');
  }
}
