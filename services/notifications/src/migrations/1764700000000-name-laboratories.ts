import type { MigrationInterface, QueryRunner } from 'typeorm';

export class NameLaboratories1764700000000 implements MigrationInterface {
  readonly name = 'NameLaboratories1764700000000';

  async up(runner: QueryRunner): Promise<void> {
    // Of what is shown and is no record of its own; of earlier facts it is there once reports were rebuilt.
    await runner.query('ALTER TABLE report_records ADD COLUMN title text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE report_records DROP COLUMN title');
  }
}
