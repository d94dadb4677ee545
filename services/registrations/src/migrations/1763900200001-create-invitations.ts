import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateInvitations1763900200001 implements MigrationInterface {
  readonly name = 'CreateInvitations1763900200001';

  async up(db: QueryRunner): Promise<void> {
    // How many seats of an invitation are used is counted from the registrations that came by it, under the event's
    // lock: a place given back is a seat of the invitation again.
    await db.query(`
      CREATE TABLE invitations (
        id uuid PRIMARY KEY,
        offering_id uuid NOT NULL,
        version int NOT NULL,
        status text NOT NULL,
        email text NOT NULL,
        name text,
        organisation_id uuid,
        organisation text,
        locale text NOT NULL,
        seats int NOT NULL,
        skip_approval boolean NOT NULL,
        exceed_capacity boolean NOT NULL,
        expires_at timestamptz,
        decline_reason text,
        link_generation int NOT NULL DEFAULT 1,
        link_hash bytea NOT NULL,
        reminders int NOT NULL DEFAULT 0,
        reminded_at timestamptz,
        answered_at timestamptz,
        created_at timestamptz NOT NULL,
        CONSTRAINT ck_invitations_status CHECK (status IN ('sent', 'accepted', 'declined', 'revoked')),
        CONSTRAINT ck_invitations_seats CHECK (seats > 0)
      );
      CREATE INDEX ix_invitations_offering ON invitations (offering_id, id);
      CREATE UNIQUE INDEX ux_invitations_live_email ON invitations (offering_id, lower(trim(email)))
        WHERE status IN ('sent', 'accepted');

      ALTER TABLE registrations ADD COLUMN invitation_id uuid;
      CREATE INDEX ix_registrations_invitation ON registrations (invitation_id) WHERE invitation_id IS NOT NULL;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE registrations DROP COLUMN invitation_id; DROP TABLE invitations');
  }
}
