import type { Writable } from 'node:stream';
import type { PoolClient, QueryResultRow } from 'pg';
import { type EntityManager, QueryFailedError } from 'typeorm';

export interface Statement {
  /**
   * With one, Postgres reads and plans the text once for each connection. Not for a look into a table that grows fast:
   * a plan made while it was small goes through all of it.
   */
  readonly name?: string;
  readonly text: string;
}

/**
 * Runs a statement of the hot path: past TypeORM, and those that are asked for without waiting in between go out
 * together, in the order asked.
 */
export async function ask<Row extends QueryResultRow>(
  tx: EntityManager,
  { name, text }: Statement,
  values: unknown[],
): Promise<Row[]> {
  const client = (await tx.queryRunner?.connect()) as PoolClient | undefined;
  if (!client) throw new Error('this needs a transaction');
  together(client);
  try {
    return (await client.query<Row>({ ...(name === undefined ? {} : { name }), text, values })).rows;
  } catch (error) {
    throw new QueryFailedError(text, values, error as Error);
  }
}

/** What is asked for in one go leaves in one piece: each piece of its own would wake Postgres anew. */
function together(client: PoolClient): void {
  const { stream } = (client as unknown as { connection: { stream: Writable } }).connection;
  stream.cork();
  process.nextTick(() => stream.uncork());
}
