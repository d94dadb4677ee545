import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CountMeetings1764640000000 implements MigrationInterface {
  readonly name = 'CountMeetings1764640000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE report_records ADD COLUMN of_ids uuid[];
      -- Enterprises of which people typed the name, which stays elsewhere.
      CREATE TABLE report_typed (id uuid PRIMARY KEY);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE report_typed; ALTER TABLE report_records DROP COLUMN of_ids');
  }
}
