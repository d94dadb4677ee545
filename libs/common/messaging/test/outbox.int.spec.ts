import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AttendanceRecorded } from '@zuomei/contracts';
import { ask, commitBehind, newId, transactAtOnce } from '@zuomei/platform';
import { freshDatabase } from '@zuomei/testing';
import { DataSource } from 'typeorm';
import { messagingMigrations, Outbox } from '../src/index.js';

let database: Awaited<ReturnType<typeof freshDatabase>>;
let db: DataSource;

beforeAll(async () => {
  database = await freshDatabase('outbox');
  db = await new DataSource({
    type: 'postgres',
    url: database.url,
    migrations: messagingMigrations,
    migrationsRun: true,
  }).initialize();
  await db.query('CREATE TABLE changes (n int)');
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
});

/** A change, its fact, and the COMMIT behind both. */
const change = (n: number, payload: object): Promise<unknown> =>
  transactAtOnce(db, (tx) =>
    Promise.all([
      ask(tx, { text: 'INSERT INTO changes VALUES ($1)' }, [n]),
      new Outbox(db).addAll(tx, [{ fact: AttendanceRecorded, payload, about: { id: newId(), version: 1 } }]),
      commitBehind(tx),
    ]),
  );

describe('a fact that breaks its contract', () => {
  it('takes its change with it, though the COMMIT would have been sent along', async () => {
    const whole = {
      registrationId: newId(),
      eventId: newId(),
      version: 1,
      checkInId: newId(),
      occurredAt: new Date().toISOString(),
      channel: 'gate',
    };
    await change(1, whole);
    await expect(change(2, { ...whole, channel: 'chimney' })).rejects.toThrow('breaks its contract');
    expect(await db.query('SELECT n, (SELECT count(*)::int FROM outbox) AS facts FROM changes')).toEqual([
      { n: 1, facts: 1 },
    ]);
  });
});
