import type { MigrationInterface, QueryRunner } from 'typeorm';

export class FindMailsOfPerson1764400000000 implements MigrationInterface {
  readonly name = 'FindMailsOfPerson1764400000000';

  async up(runner: QueryRunner): Promise<void> {
    // Whole events are erased at once: each person's mails must not be looked for in all of them.
    await runner.query('CREATE INDEX ix_mail_jobs_person ON mail_jobs (person_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX ix_mail_jobs_person');
  }
}
