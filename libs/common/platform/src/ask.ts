import { setImmediate } from 'node:timers/promises';
import type { Writable } from 'node:stream';
import type { PoolClient, QueryResult, QueryResultRow } from 'pg';
import { type EntityManager, QueryFailedError } from 'typeorm';

/** Under this name a transaction that is being committed keeps the answer to its COMMIT. */
const ending = 'zuomei:ending';

export interface Statement {
  /**
   * With one, Postgres reads and plans the text once for each connection: under `transactAtOnce` as a look into keys.
   * Not for a join with a table that grows fast: a plan made while it was small goes through all of it.
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
  statement: Statement,
  values: unknown[],
): Promise<Row[]> {
  if (tx.queryRunner?.data[ending]) throw new Error('asked for behind the COMMIT');
  return (await send<Row>(tx, statement, values)).rows;
}

/**
 * Sends COMMIT behind what was asked for, without waiting for the answers to that: one way to Postgres and back less.
 * If one of the statements failed, Postgres rolls back instead; whoever asked for it hears of the failure. Only where
 * nothing is asked for afterwards, and everything before by `ask` or already answered.
 */
export function commitBehind(tx: EntityManager): Promise<void> {
  if (!tx.queryRunner) throw new Error('this needs a transaction');
  const answered = send(tx, { text: 'COMMIT' }, []).then(async ({ command }) => {
    if (command === 'COMMIT') return;
    await causeHeard();
    throw new Error('rolled back: a statement before the COMMIT failed');
  });
  tx.queryRunner.data[ending] = answered;
  return answered;
}

/** The answer to the COMMIT that was sent behind, if one was. */
export const endingOf = (tx: EntityManager): Promise<void> | undefined =>
  tx.queryRunner?.data[ending] as Promise<void> | undefined;

async function send<Row extends QueryResultRow>(
  tx: EntityManager,
  { name, text }: Statement,
  values: unknown[],
): Promise<QueryResult<Row>> {
  const client = (await tx.queryRunner?.connect()) as PoolClient | undefined;
  if (!client) throw new Error('this needs a transaction');
  together(client);
  try {
    return await client.query<Row>({ ...(name === undefined ? {} : { name }), text, values });
  } catch (error) {
    if ((error as { code?: string }).code === inFailedTransaction) await causeHeard();
    throw new QueryFailedError(text, values, error as Error);
  }
}

const inFailedTransaction = '25P02';

/** Of statements that left together the first failure explains the others: whoever waits for all is to hear that one. */
const causeHeard = (): Promise<void> => setImmediate();

/** What is asked for in one go leaves in one piece: each piece of its own would wake Postgres anew. */
function together(client: PoolClient): void {
  const { stream } = (client as unknown as { connection: { stream: Writable } }).connection;
  stream.cork();
  process.nextTick(() => stream.uncork());
}
