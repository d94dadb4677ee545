import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@zuomei/platform';
import {
  eventually,
  freshDatabase,
  type SpawnedService,
  spawnService,
  startTokenIssuer,
  testKafka,
} from '@zuomei/testing';
import pg from 'pg';
import { SealWorker } from '../src/sealing/seal-worker.js';
import { makeSeal } from '../src/sealing/development-seal.js';
import { agreementStories, person, type Stories } from './agreement-stories.js';

describe('the process dies while it seals', () => {
  let stories: Stories;
  let killed: SpawnedService | undefined;
  beforeAll(async () => {
    stories = await agreementStories();
  });
  afterAll(async () => {
    await killed?.kill('SIGKILL');
    await stories.service.stop();
  });

  it('is sealed by the next one, once', async () => {
    const only = person('冷甦鹏');
    const agreement = await stories.draft([only]);
    await stories.act(agreement, 'send');
    const cookie = await stories.open(only);
    const { db, environment } = stories.service;
    // The archive is held, so that a seal gets as far as storing the file and no further.
    const holder = new pg.Client({ connectionString: db.url });
    await holder.connect();
    await holder.query('BEGIN; LOCK TABLE archived_files IN SHARE ROW EXCLUSIVE MODE');
    killed = await spawnService('notifications', { ...environment, LOG_LEVEL: 'info' });
    // Only the other process may work on it.
    await stories.service.get(SealWorker).beforeApplicationShutdown();
    expect((await stories.sign(cookie, '冷甦鹏')).status).toBe(200);
    await eventually(async () => {
      const waiting = await db.query(
        `SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE 'INSERT INTO archived_files%'
           AND datname = current_database()`,
      );
      expect(waiting).toHaveLength(1);
    });
    await killed.kill('SIGKILL');
    await holder.query('ROLLBACK');
    await holder.end();
    expect(await stories.shown(agreement.id)).toMatchObject({ status: 'signing', envelope: { status: 'sealing' } });
    killed = await spawnService('notifications', { ...environment, LOG_LEVEL: 'info' });
    await stories.completed(agreement.id);
    const trail = await db.query<{ type: string }>('SELECT type FROM audit_lines WHERE agreement_id = $1', [
      agreement.id,
    ]);
    expect(trail.filter(({ type }) => type === 'COMPLETED')).toHaveLength(1);
    expect(trail.filter(({ type }) => type === 'SEAL_RETRIED').length).toBeGreaterThan(0);
    const facts = await db.query("SELECT 1 FROM outbox WHERE type = 'agreements.agreement-signed.v1'");
    expect(facts).toHaveLength(1);
  });
});

describe('a seal that cannot be used', () => {
  it('keeps the service unready with the file and the remedy, lets it work, and seals once it is put right', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'zuomei-seal-'));
    const p12 = join(directory, 'seal.p12');
    const stories = await agreementStories({ SEAL_P12: p12, SEAL_P12_PASSWORD: 'right' });
    const ready = async () => {
      const response = await fetch(`${stories.service.url}/health/ready`);
      const { parts } = (await response.json()) as { parts: Record<string, { status: string; detail?: string }> };
      return [response.status, parts['seal']] as const;
    };
    expect(await ready()).toEqual([
      503,
      { status: 'down', detail: expect.stringMatching(/seal\.p12.*ENOENT.*SEAL_P12/) },
    ]);
    await writeFile(p12, (await makeSeal('other', 'Test')).p12);
    expect(await ready()).toEqual([503, { status: 'down', detail: expect.stringMatching(/SEAL_P12_PASSWORD.*wrong/) }]);

    const only = person('冷甦鹏');
    const agreement = await stories.draft([only]);
    await stories.act(agreement, 'send');
    await stories.sign(await stories.open(only), '冷甦鹏');
    await eventually(async () => {
      expect(await stories.shown(agreement.id)).toMatchObject({
        status: 'signing',
        envelope: { status: 'seal_failed', sealError: expect.stringMatching(/SEAL_P12_PASSWORD.*wrong/) },
      });
    });
    await writeFile(p12, (await makeSeal('right', 'Test')).p12);
    expect((await ready())[1]).toEqual({ status: 'ok' });
    // The next try is a day away unless somebody asks; one may just be under way.
    const later = "UPDATE seal_jobs SET next_attempt_at = now() + interval '1 day' WHERE done_at IS NULL";
    await stories.service.db.query(later);
    expect([200, 409]).toContain((await stories.act(agreement, 'retry-seal')).status);
    const done = await stories.completed(agreement.id);
    expect(done.status).toBe('signed');
    await stories.service.stop();
  });

  it('is the same in a process of its own: it starts, and says so', async () => {
    const [db, users] = await Promise.all([freshDatabase('seal'), startTokenIssuer()]);
    const kafka = testKafka();
    const service = await spawnService('notifications', {
      DATABASE_URL_NOTIFICATIONS: db.url,
      JWKS_URL: users.jwksUrl,
      TOPIC_PREFIX: kafka.prefix,
      SEAL_P12: `/nowhere/${newId()}.p12`,
    });
    expect((await fetch(`${service.url}/health/live`)).status).toBe(200);
    expect((await fetch(`${service.url}/health/ready`)).status).toBe(503);
    expect(service.output()).toContain('the seal cannot be used');
    await service.kill();
    await users.stop();
    await db.drop();
    await kafka.drop();
  });
});
