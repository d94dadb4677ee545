import { newId } from '@zuomei/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const seeded = [
  ['电子信息', 'Electronics and information'],
  ['先进制造', 'Advanced manufacturing'],
  ['医药健康', 'Medicine and health'],
  ['新能源', 'New energy'],
  ['新材料', 'New materials'],
  ['集成电路', 'Integrated circuits'],
  ['人工智能', 'Artificial intelligence'],
  ['数字经济', 'Digital economy'],
] as const;

export class CreateIndustries1764400000005 implements MigrationInterface {
  readonly name = 'CreateIndustries1764400000005';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE industries (
        id uuid CONSTRAINT industries_pkey PRIMARY KEY,
        version integer NOT NULL,
        name text NOT NULL,
        name_en text,
        retired_at timestamptz(3),
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL
      );
      CREATE UNIQUE INDEX industries_name ON industries (lower(name));
      CREATE INDEX events_industry ON events (industry);
      CREATE INDEX catalogue_records_industry ON catalogue_records (type, industry);
    `);
    // What was typed until now stays on what has it, and can be renamed and retired like the rest.
    const typed: { name: string }[] = await runner.query(
      `SELECT DISTINCT ON (lower(industry)) industry AS name FROM
         (SELECT industry FROM events UNION SELECT industry FROM catalogue_records) used
       WHERE industry IS NOT NULL AND lower(industry) <> ALL ($1::text[]) ORDER BY lower(industry)`,
      [seeded.map(([name]) => name)],
    );
    for (const [name, nameEn] of [...seeded, ...typed.map((row) => [row.name, null] as const)]) {
      await runner.query(
        'INSERT INTO industries (id, version, name, name_en, created_at, updated_at) VALUES ($1, 1, $2, $3, now(), now())',
        [newId(), name, nameEn],
      );
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX events_industry; DROP INDEX catalogue_records_industry; DROP TABLE industries');
  }
}
