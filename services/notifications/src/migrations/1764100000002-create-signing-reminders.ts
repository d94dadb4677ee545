import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateSigningReminders1764100000002 implements MigrationInterface {
  name = 'CreateSigningReminders1764100000002';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE signatories ADD asked_at timestamptz, ADD reminders int NOT NULL DEFAULT 0,
        ADD remind_at timestamptz, ADD mail_fact_id uuid;
      ALTER TABLE signatories ALTER COLUMN reminders DROP DEFAULT;
      CREATE INDEX ix_signatories_remind ON signatories (remind_at) WHERE remind_at IS NOT NULL;
      ALTER TABLE envelopes ADD sent_by uuid;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE envelopes DROP sent_by;
      ALTER TABLE signatories DROP asked_at, DROP reminders, DROP remind_at, DROP mail_fact_id`);
  }
}
