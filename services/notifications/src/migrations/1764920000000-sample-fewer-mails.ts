import { setStatistics } from '@zuomei/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Like the outbox: a crowd's mails were looked at for a third of a second each minute; all they are found by is an index. */
export class SampleFewerMails1764920000000 implements MigrationInterface {
  readonly name = 'SampleFewerMails1764920000000';

  async up(db: QueryRunner): Promise<void> {
    await setStatistics(db, 'mail_jobs', 10);
    await setStatistics(db, 'mail_jobs', 0, ['data', 'last_error']);
  }

  async down(db: QueryRunner): Promise<void> {
    await setStatistics(db, 'mail_jobs', -1);
  }
}
