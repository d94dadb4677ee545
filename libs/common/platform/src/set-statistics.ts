import type { QueryRunner } from 'typeorm';

/**
 * For migrations: how much Postgres keeps of what stands in columns of a table, of all unless some are named. The
 * column that asks for most decides how many rows are looked at, 300 for each unit.
 *
 * @param statistics 0: nothing; -1: as much as the server's default
 */
export async function setStatistics(
  runner: QueryRunner,
  table: string,
  statistics: number,
  only?: readonly string[],
): Promise<void> {
  const rows: { name: string }[] = await runner.query(
    `SELECT attname AS name FROM pg_attribute
     WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND ($2::text[] IS NULL OR attname = ANY($2))`,
    [table, only],
  );
  const changes = rows.map(({ name }) => `ALTER COLUMN "${name}" SET STATISTICS ${statistics}`);
  await runner.query(`ALTER TABLE ${table} ${changes.join(', ')}`);
}
