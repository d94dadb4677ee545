import type { MigrationInterface, QueryRunner } from 'typeorm';

const columns = [
  'id',
  'fact_id',
  'kind',
  'person_id',
  'status',
  'attempts',
  'next_attempt_at',
  'leased_until',
  'message_id',
  'caused_at',
  'created_at',
  'sent_at',
];

/** Like the outbox: a crowd's mails were looked at for a third of a second each minute; all they are found by is an index. */
export class SampleFewerMails1764920000000 implements MigrationInterface {
  readonly name = 'SampleFewerMails1764920000000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(keep(10, columns));
    await db.query(keep(0, ['data', 'last_error']));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(keep(-1, [...columns, 'data', 'last_error']));
  }
}

const keep = (statistics: number, names: string[]): string =>
  `ALTER TABLE mail_jobs ${names.map((name) => `ALTER COLUMN ${name} SET STATISTICS ${statistics}`).join(', ')}`;
