import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Users, sessions, accounts and keys are better-auth's own tables; these two are ours. */
export class CreatePasswordMail1763800000000 implements MigrationInterface {
  readonly name = 'CreatePasswordMail1763800000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE password_links (
      user_id text PRIMARY KEY,
      generation integer NOT NULL,
      token_hash text NOT NULL CONSTRAINT password_links_token_hash UNIQUE,
      expires_at timestamptz NOT NULL,
      used_at timestamptz
    )`);
    await runner.query(`CREATE TABLE mail_jobs (
      id uuid PRIMARY KEY,
      user_id text NOT NULL,
      purpose text NOT NULL CONSTRAINT mail_jobs_purpose CHECK (purpose IN ('welcome', 'forgotten')),
      generation integer NOT NULL,
      status text NOT NULL CONSTRAINT mail_jobs_status CHECK (status IN ('waiting', 'sent', 'dropped')),
      attempts integer NOT NULL,
      next_attempt_at timestamptz NOT NULL,
      last_error text,
      created_at timestamptz NOT NULL,
      done_at timestamptz
    )`);
    await runner.query(`CREATE INDEX mail_jobs_waiting ON mail_jobs (next_attempt_at) WHERE status = 'waiting'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE mail_jobs');
    await runner.query('DROP TABLE password_links');
  }
}
