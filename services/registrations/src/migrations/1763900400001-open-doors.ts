import type { MigrationInterface, QueryRunner } from 'typeorm';

export class OpenDoors1763900400001 implements MigrationInterface {
  readonly name = 'OpenDoors1763900400001';

  async up(db: QueryRunner): Promise<void> {
    // A foreign key to the offering locks its row a little with every scan: scans would wait for sign-ups, and with a
    // cancellation, which holds that row and waits for the registration, for each other. Whoever writes a line holds
    // the registration's row and has just read the event, so the keys would only look both up once more.
    await db.query(`
      ALTER TABLE check_ins DROP CONSTRAINT check_ins_offering_id_fkey;
      ALTER TABLE attendances
        DROP CONSTRAINT attendances_offering_id_fkey,
        DROP CONSTRAINT attendances_check_in_id_fkey,
        DROP CONSTRAINT attendances_registration_id_fkey;
      ALTER TABLE check_ins ADD COLUMN door_link_id uuid;
      CREATE INDEX ix_check_ins_offering ON check_ins (offering_id, id);

      -- A scan raises the version of its registration: room in the page keeps that out of every index.
      ALTER TABLE registrations SET (fillfactor = 70);

      CREATE TABLE door_links (
        id uuid PRIMARY KEY,
        offering_id uuid NOT NULL REFERENCES offerings,
        label text NOT NULL,
        token_hash bytea NOT NULL,
        created_by text NOT NULL,
        created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        revoked_at timestamptz
      );
      CREATE INDEX ix_door_links_offering ON door_links (offering_id, id);

      -- The code on the wall is made from the generation; no row says the first.
      CREATE TABLE wall_codes (
        offering_id uuid PRIMARY KEY REFERENCES offerings,
        generation int NOT NULL,
        issued_at timestamptz NOT NULL
      );
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TABLE wall_codes, door_links;
      ALTER TABLE registrations RESET (fillfactor);
      DROP INDEX ix_check_ins_offering;
      ALTER TABLE check_ins DROP COLUMN door_link_id;
      ALTER TABLE attendances
        ADD CONSTRAINT attendances_registration_id_fkey FOREIGN KEY (registration_id) REFERENCES registrations NOT VALID,
        ADD CONSTRAINT attendances_check_in_id_fkey FOREIGN KEY (check_in_id) REFERENCES check_ins NOT VALID,
        ADD CONSTRAINT attendances_offering_id_fkey FOREIGN KEY (offering_id) REFERENCES offerings NOT VALID;
      ALTER TABLE check_ins
        ADD CONSTRAINT check_ins_offering_id_fkey FOREIGN KEY (offering_id) REFERENCES offerings NOT VALID;
    `);
  }
}
