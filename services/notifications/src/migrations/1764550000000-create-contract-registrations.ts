import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 技术合同认定登记 of agreements. */
export class CreateContractRegistrations1764550000000 implements MigrationInterface {
  name = 'CreateContractRegistrations1764550000000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE contract_registrations (
        agreement_id uuid PRIMARY KEY CONSTRAINT fk_contract_registrations_agreement REFERENCES agreements (id),
        version int NOT NULL,
        type text,
        state text NOT NULL,
        office text,
        number text,
        registered_on date,
        recognised_amount numeric(17,2),
        note text,
        changed_by uuid NOT NULL,
        changed_at timestamptz NOT NULL,
        CONSTRAINT ck_contract_registrations_state
          CHECK (state IN ('not_applied', 'submitted', 'returned', 'registered', 'refused'))
      );
      CREATE INDEX ix_contract_registrations_state ON contract_registrations (state);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE contract_registrations');
  }
}
