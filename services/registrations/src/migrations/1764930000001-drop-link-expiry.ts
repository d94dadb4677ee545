import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A link lives until its event's data are due for deletion, which is a rule of the event; nothing ever read this. */
export class DropLinkExpiry1764930000001 implements MigrationInterface {
  readonly name = 'DropLinkExpiry1764930000001';

  async up(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE registrations DROP COLUMN link_expires_at');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE registrations ADD COLUMN link_expires_at timestamptz');
  }
}
