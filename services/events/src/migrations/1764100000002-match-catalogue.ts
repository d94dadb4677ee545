import type { MigrationInterface, QueryRunner } from 'typeorm';

export class MatchCatalogue1764100000002 implements MigrationInterface {
  readonly name = 'MatchCatalogue1764100000002';

  async up(runner: QueryRunner): Promise<void> {
    // How many terms a text has: a long one has many by chance.
    for (const table of ['catalogue_records', 'sessions']) {
      await runner.query(`ALTER TABLE ${table} ADD COLUMN search_size integer NOT NULL DEFAULT 0`);
      await runner.query(`UPDATE ${table} SET search_size = length(search)`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['catalogue_records', 'sessions']) {
      await runner.query(`ALTER TABLE ${table} DROP COLUMN search_size`);
    }
  }
}
