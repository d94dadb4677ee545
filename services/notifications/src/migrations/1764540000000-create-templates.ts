import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Templates with every version they had, and what drafts were filled with. */
export class CreateTemplates1764540000000 implements MigrationInterface {
  name = 'CreateTemplates1764540000000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE templates (
        id uuid PRIMARY KEY,
        version int NOT NULL,
        name text NOT NULL,
        kind text NOT NULL,
        body text NOT NULL,
        retired boolean NOT NULL,
        changed_by uuid NOT NULL,
        changed_at timestamptz NOT NULL,
        created_at timestamptz NOT NULL
      );
      CREATE TABLE template_versions (
        template_id uuid NOT NULL CONSTRAINT fk_template_versions_template REFERENCES templates (id),
        version int NOT NULL,
        name text NOT NULL,
        kind text NOT NULL,
        body text NOT NULL,
        changed_by uuid NOT NULL,
        changed_at timestamptz NOT NULL,
        CONSTRAINT pk_template_versions PRIMARY KEY (template_id, version)
      );
      CREATE TABLE agreement_fillings (
        agreement_id uuid PRIMARY KEY CONSTRAINT fk_agreement_fillings_agreement REFERENCES agreements (id),
        template_id uuid NOT NULL,
        template_version int NOT NULL,
        variables jsonb NOT NULL,
        by_hand boolean NOT NULL,
        row_key text,
        row_print text
      );
      CREATE UNIQUE INDEX ux_agreement_fillings_row ON agreement_fillings (template_id, row_key);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE agreement_fillings, template_versions, templates');
  }
}
