import type { MigrationInterface, QueryRunner } from 'typeorm';

export class KeepAbsences1764900000001 implements MigrationInterface {
  readonly name = 'KeepAbsences1764900000001';

  async up(runner: QueryRunner): Promise<void> {
    // Of those missed before nobody wrote down who it was.
    await runner.query('ALTER TABLE meetings ADD COLUMN absent text');
    await runner.query(
      `ALTER TABLE meetings ADD CONSTRAINT ck_meetings_absent
       CHECK (absent IS NULL OR (status = 'missed' AND absent IN ('asking', 'giving', 'both')))`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE meetings DROP COLUMN absent');
  }
}
