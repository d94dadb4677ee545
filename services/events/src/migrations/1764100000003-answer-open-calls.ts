import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AnswerOpenCalls1764100000003 implements MigrationInterface {
  readonly name = 'AnswerOpenCalls1764100000003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE call_answers (
        id uuid CONSTRAINT call_answers_pkey PRIMARY KEY,
        version integer NOT NULL,
        need_id uuid NOT NULL,
        organisation_id uuid NOT NULL,
        achievement_id uuid,
        proposal text NOT NULL,
        chosen_at timestamptz(3),
        answered_by uuid NOT NULL,
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL
      );
      CREATE UNIQUE INDEX call_answers_once ON call_answers (need_id, organisation_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE call_answers');
  }
}
