import type { MigrationInterface, QueryRunner } from 'typeorm';

export class FindExperts1764900000000 implements MigrationInterface {
  readonly name = 'FindExperts1764900000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE sessions ADD COLUMN expert_ids text[] NOT NULL DEFAULT '{}'`);
    await runner.query(
      `UPDATE sessions SET expert_ids = ARRAY(
         SELECT left(encode(sha256(convert_to(coalesce(s->>'organisationId', '') || ' ' || (s->>'name'), 'UTF8')), 'hex'), 32)
         FROM jsonb_array_elements(speakers) s)
       WHERE jsonb_array_length(speakers) > 0`,
    );
    await runner.query('CREATE INDEX sessions_expert_ids ON sessions USING gin (expert_ids)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE sessions DROP COLUMN expert_ids');
  }
}
