import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateMailJobs1763800000002 implements MigrationInterface {
  name = 'CreateMailJobs1763800000002';

  async up(db: QueryRunner): Promise<void> {
    // One index for each lane, in the order in which it is worked off, holding only what waits or is under way: small
    // however many mails were sent, and no claim sorts a backlog.
    await db.query(`
      CREATE TABLE mail_jobs (
        id uuid PRIMARY KEY,
        fact_id uuid NOT NULL,
        kind text NOT NULL,
        person_id uuid NOT NULL,
        data jsonb NOT NULL,
        status text NOT NULL,
        attempts int NOT NULL,
        next_attempt_at timestamptz NOT NULL,
        leased_until timestamptz,
        last_error text,
        message_id text NOT NULL,
        caused_at timestamptz NOT NULL,
        created_at timestamptz NOT NULL,
        sent_at timestamptz,
        CONSTRAINT ck_mail_jobs_status CHECK (status IN ('queued', 'sending', 'sent', 'dead'))
      );
      CREATE UNIQUE INDEX ux_mail_jobs_once ON mail_jobs (fact_id, kind, person_id);
      CREATE INDEX ix_mail_jobs_fresh ON mail_jobs (next_attempt_at)
        WHERE status IN ('queued', 'sending') AND attempts = 0;
      CREATE INDEX ix_mail_jobs_again ON mail_jobs (next_attempt_at)
        WHERE status IN ('queued', 'sending') AND attempts > 0;
      CREATE INDEX ix_mail_jobs_dead ON mail_jobs (id) WHERE status = 'dead';
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE mail_jobs');
  }
}
