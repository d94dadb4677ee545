import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 集中签约: runs of agreements at an event. */
export class CreateCeremonies1764520000000 implements MigrationInterface {
  name = 'CreateCeremonies1764520000000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE ceremonies (
        id uuid PRIMARY KEY,
        version int NOT NULL,
        event_id uuid NOT NULL,
        title text NOT NULL,
        show_amounts boolean NOT NULL,
        current_item_id uuid,
        created_by uuid NOT NULL,
        created_at timestamptz NOT NULL
      );
      CREATE INDEX ix_ceremonies_event ON ceremonies (event_id);
      CREATE TABLE ceremony_items (
        id uuid PRIMARY KEY,
        ceremony_id uuid NOT NULL CONSTRAINT fk_ceremony_items_ceremony REFERENCES ceremonies (id),
        agreement_id uuid NOT NULL CONSTRAINT fk_ceremony_items_agreement REFERENCES agreements (id),
        position int NOT NULL,
        status text NOT NULL,
        on_stage jsonb,
        hide_amount boolean NOT NULL,
        note text,
        ticked_at timestamptz,
        ticked_by_name text,
        CONSTRAINT ck_ceremony_items_status CHECK (status IN ('planned', 'called', 'done', 'skipped'))
      );
      CREATE UNIQUE INDEX ux_ceremony_items_agreement ON ceremony_items (ceremony_id, agreement_id);
      CREATE UNIQUE INDEX ux_ceremony_items_called ON ceremony_items (ceremony_id) WHERE status = 'called';
      CREATE INDEX ix_ceremony_items_agreement ON ceremony_items (agreement_id);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE ceremony_items, ceremonies');
  }
}
