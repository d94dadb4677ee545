import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AttendanceRecorded } from '@zuomei/contracts';
import { ask, commitBehind, HealthParts, newId, transactAtOnce } from '@zuomei/platform';
import { freshDatabase } from '@zuomei/testing';
import { DataSource } from 'typeorm';
import { messagingMigrations, Outbox, OutboxBacklog } from '../src/index.js';

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

const whole = {
  registrationId: newId(),
  eventId: newId(),
  version: 1,
  checkInId: newId(),
  occurredAt: new Date().toISOString(),
  channel: 'gate',
};

describe('a fact that breaks its contract', () => {
  it('takes its change with it, though the COMMIT would have been sent along', async () => {
    await change(1, whole);
    await expect(change(2, { ...whole, channel: 'chimney' })).rejects.toThrow('breaks its contract');
    expect(await db.query('SELECT n, (SELECT count(*)::int FROM outbox) AS facts FROM changes')).toEqual([
      { n: 1, facts: 1 },
    ]);
  });
});

describe('facts that wait', () => {
  it('are told by how many and since when, until none waits', async () => {
    const backlog = new OutboxBacklog(db, new HealthParts());
    await db.query(`UPDATE outbox SET published_at = now()`);
    expect(await backlog.measure()).toEqual({ backlog: 0, oldestAgeSeconds: 0 });
    for (const n of [3, 4, 5]) await change(n, whole);
    await db.query(
      `UPDATE outbox SET created_at = now() - interval '90 s' WHERE seq = (SELECT min(seq) FROM outbox WHERE published_at IS NULL)`,
    );
    const { backlog: waiting, oldestAgeSeconds } = await backlog.measure();
    expect([waiting, Math.floor(oldestAgeSeconds / 10)]).toEqual([3, 9]);
  });
});
