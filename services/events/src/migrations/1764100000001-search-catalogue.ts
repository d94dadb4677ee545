import type { MigrationInterface, QueryRunner } from 'typeorm';
import { searchVector } from '../search/index-terms.js';

const portion = 1000;

interface Row {
  id: string;
  title: string;
  title_en: string | null;
  texts: (string | null)[];
}

/** Terms are made by this service's code, so that what is there already is gone through once, here. */
export class SearchCatalogue1764100000001 implements MigrationInterface {
  readonly name = 'SearchCatalogue1764100000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE catalogue_records ADD COLUMN search tsvector NOT NULL DEFAULT '',
        ADD COLUMN search_title tsvector NOT NULL DEFAULT '';
      ALTER TABLE sessions ADD COLUMN search tsvector NOT NULL DEFAULT '';
    `);
    await this.fill(
      runner,
      'SELECT id, title, title_en, ARRAY[summary, industry, maturity, code] AS texts FROM catalogue_records',
      `UPDATE catalogue_records r SET search = n.search::tsvector, search_title = n.title::tsvector
       FROM unnest($1::uuid[], $2::text[], $3::text[]) n(id, search, title) WHERE r.id = n.id`,
    );
    await this.fill(
      runner,
      `SELECT id, title, NULL AS title_en,
         ARRAY(SELECT speaker->>'title' FROM jsonb_array_elements(speakers) speaker) AS texts FROM sessions`,
      `UPDATE sessions s SET search = n.search::tsvector
       FROM unnest($1::uuid[], $2::text[], $3::text[]) n(id, search, title) WHERE s.id = n.id`,
    );
    await runner.query(`
      CREATE INDEX catalogue_records_search ON catalogue_records USING gin (search);
      CREATE INDEX sessions_search ON sessions USING gin (search);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE catalogue_records DROP COLUMN search, DROP COLUMN search_title;
      ALTER TABLE sessions DROP COLUMN search;
    `);
  }

  private async fill(runner: QueryRunner, select: string, update: string): Promise<void> {
    for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
      const rows: Row[] = await runner.query(`${select} WHERE id > $1 ORDER BY id LIMIT ${portion}`, [after]);
      const last = rows.at(-1);
      if (!last) return;
      after = last.id;
      await runner.query(update, [
        rows.map(({ id }) => id),
        rows.map((row) => searchVector(row.title, row.title_en, ...row.texts)),
        rows.map((row) => searchVector(row.title, row.title_en)),
      ]);
    }
  }
}
