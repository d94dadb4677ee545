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
    const written = values.map((value) => (Array.isArray(value) ? arrayText(value) : value));
    return await client.query<Row>({ ...(name === undefined ? {} : { name }), text, values: written });
  } catch (error) {
    if ((error as { code?: string }).code === inFailedTransaction) await causeHeard();
    throw new QueryFailedError(text, values, error as Error);
  }
}

/**
 * An array as Postgres reads it, in one go: pg escapes and joins element by element, which was a sixth of the garbage of
 * a check-in. What JSON writes in another way than Postgres is left to pg: anything but these kinds, and other escapes
 * than those of quotes and backslashes.
 */
function arrayText(list: unknown[]): unknown {
  if (!list.every((one) => typeof one === 'string' || one === null || Number.isInteger(one) || isTime(one)))
    return list;
  const text = JSON.stringify(list);
  return /\\[^"\\]/.test(text) ? list : `{${text.slice(1, -1)}}`;
}

const isTime = (one: unknown): boolean => one instanceof Date && !Number.isNaN(one.getTime());

const inFailedTransaction = '25P02';

/** Of statements that left together the first failure explains the others: whoever waits for all is to hear that one. */
const causeHeard = (): Promise<void> => setImmediate();

/** What is asked for in one go leaves in one piece: each piece of its own would wake Postgres anew. */
function together(client: PoolClient): void {
  const { stream } = (client as unknown as { connection: { stream: Writable } }).connection;
  stream.cork();
  process.nextTick(() => stream.uncork());
}
