import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateAttendance1763800000003 implements MigrationInterface {
  readonly name = 'CreateAttendance1763800000003';

  async up(db: QueryRunner): Promise<void> {
    // check_ins is a log: lines are only added. attendances is what follows from it, and its key is what makes
    // one of two gates that scan the same code at the same time the first. The nil UUID stands for the event itself.
    await db.query(`
      CREATE TABLE check_ins (
        id uuid PRIMARY KEY,
        offering_id uuid NOT NULL REFERENCES offerings,
        registration_id uuid,
        session_id uuid,
        code_hash bytea,
        nonce text,
        result text,
        undoes uuid REFERENCES check_ins,
        channel text NOT NULL,
        device text,
        by_user text,
        occurred_at timestamptz NOT NULL,
        received_at timestamptz NOT NULL,
        CONSTRAINT ck_check_ins_line CHECK ((result IS NULL) = (undoes IS NOT NULL))
      );
      CREATE UNIQUE INDEX ux_check_ins_nonce ON check_ins (offering_id, nonce) WHERE nonce IS NOT NULL;
      CREATE UNIQUE INDEX ux_check_ins_undoes ON check_ins (undoes) WHERE undoes IS NOT NULL;
      CREATE INDEX ix_check_ins_registration ON check_ins (registration_id);

      CREATE TABLE attendances (
        registration_id uuid NOT NULL REFERENCES registrations,
        session_key uuid NOT NULL,
        offering_id uuid NOT NULL REFERENCES offerings,
        check_in_id uuid NOT NULL REFERENCES check_ins,
        channel text NOT NULL,
        occurred_at timestamptz NOT NULL,
        PRIMARY KEY (registration_id, session_key)
      );
      CREATE INDEX ix_attendances_offering ON attendances (offering_id, registration_id);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE attendances, check_ins');
  }
}
