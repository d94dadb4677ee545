import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ConfirmEmails1763900200002 implements MigrationInterface {
  readonly name = 'ConfirmEmails1763900200002';

  async up(db: QueryRunner): Promise<void> {
    // Nothing is held for a sign-up that waits here, and its row goes when its link ends.
    await db.query(`
      ALTER TABLE offerings ADD COLUMN confirm_email boolean NOT NULL DEFAULT false;

      CREATE TABLE unconfirmed_sign_ups (
        id uuid PRIMARY KEY,
        offering_id uuid NOT NULL REFERENCES offerings,
        version int NOT NULL,
        email text NOT NULL,
        person jsonb NOT NULL,
        invitation_id uuid,
        link_hash bytea NOT NULL,
        mails int NOT NULL,
        mails_since timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        created_at timestamptz NOT NULL
      );
      CREATE UNIQUE INDEX ux_unconfirmed_sign_ups_email ON unconfirmed_sign_ups (offering_id, email);
      CREATE INDEX ix_unconfirmed_sign_ups_expires ON unconfirmed_sign_ups (expires_at);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE unconfirmed_sign_ups; ALTER TABLE offerings DROP COLUMN confirm_email');
  }
}
