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
import { SealWorker } from '../src/sealing/seal-worker.js';
import { makeSeal } from '../src/sealing/development-seal.js';
import { agreementStories, person, type Stories } from './agreement-stories.js';

/** Every killed process starts anew, which takes seconds, and many times that on a busy machine. */
const patience = 240_000;

describe('the process dies while it seals', () => {
  let stories: Stories;
  let spawned: SpawnedService | undefined;
  beforeAll(async () => {
    stories = await agreementStories();
    // Only the other processes may work on it.
    await stories.service.get(SealWorker).beforeApplicationShutdown();
  });
  afterAll(async () => {
    await spawned?.kill('SIGKILL');
    await stories.service.stop();
  });

  async function signed(): Promise<string> {
    const only = person('冷甦鹏');
    const agreement = await stories.draft([only]);
    await stories.act(agreement, 'send');
    expect((await stories.sign(await stories.open(only), '冷甦鹏')).status).toBe(200);
    return agreement.id;
  }

  /** A process that takes up what the last one left, and is killed at this point. */
  async function killedAt(point: string, more: Record<string, string> = {}): Promise<void> {
    await stories.service.db.query('UPDATE seal_jobs SET leased_until = NULL WHERE done_at IS NULL');
    await stories.service.db.query('UPDATE evidence_jobs SET leased_until = NULL WHERE done_at IS NULL');
    const environment = { ...stories.service.environment, ...more, CRASH_AT: point, ZUOMEI_TEST: '1' };
    // It may be gone before it was seen to listen.
    const victim = await spawnService('notifications', environment).catch(() => undefined);
    await eventually(() => {
      if (victim) expect(() => process.kill(victim.pid, 0)).toThrow();
    });
  }

  /** What there is of it, counted. */
  async function left(id: string): Promise<Record<string, number>> {
    const [row] = await stories.service.db.query<Record<string, number>>(
      `SELECT (SELECT count(*) FROM audit_lines WHERE agreement_id = $1::uuid AND type = 'COMPLETED')::int AS completed,
         (SELECT count(*) FROM audit_lines WHERE agreement_id = $1::uuid AND type = 'EVIDENCE_SEALED')::int AS proven,
         (SELECT count(*) FROM outbox WHERE aggregate_id = $1::uuid::text AND type = 'agreements.agreement-signed.v1')::int AS facts,
         (SELECT count(*) FROM mail_jobs JOIN signatories ON signatories.id = person_id
           JOIN envelopes ON envelopes.id = envelope_id
           WHERE envelopes.agreement_id = $1::uuid AND kind = 'signed_copy')::int AS copies,
         (SELECT count(*) FROM envelopes WHERE agreement_id = $1::uuid AND sealed_sha256 IS NOT NULL)::int AS sealed`,
      [id],
    );
    return row ?? {};
  }
  const nothing = { completed: 0, proven: 0, facts: 0, copies: 0, sealed: 0 };
  const files = async (): Promise<number> => (await stories.service.db.query('SELECT 1 FROM archived_files')).length;

  it(
    'at any step: nothing is half done, and the next one seals it, once',
    async () => {
      const id = await signed();
      for (const point of ['seal_claimed', 'seal_begun', 'seal_made', 'seal_written']) {
        await killedAt(point);
        expect([point, await left(id)]).toEqual([point, nothing]);
        expect(await stories.shown(id)).toMatchObject({ status: 'signing', envelope: { status: 'sealing' } });
        expect(await files()).toBe(1);
      }
      const done = { completed: 1, proven: 0, facts: 1, copies: 1, sealed: 1 };
      for (const point of ['evidence_made', 'evidence_written']) {
        await killedAt(point);
        expect([point, await left(id)]).toEqual([point, done]);
        expect(await files()).toBe(2);
      }
      await stories.service.db.query('UPDATE evidence_jobs SET leased_until = NULL');
      spawned = await spawnService('notifications', stories.service.environment);
      await eventually(async () => expect(await left(id)).toEqual({ ...done, proven: 1 }));
      expect(await files()).toBe(3);
      const trail = await stories.service.db.query<{ type: string }>(
        'SELECT type FROM audit_lines WHERE agreement_id = $1 ORDER BY seq',
        [id],
      );
      const sealing = trail.map(({ type }) => type).filter((type) => type.startsWith('SEAL_'));
      // The first was killed before it could say so; the four that came as far are each said once.
      expect(sealing).toEqual(Array<string>(4).fill('SEAL_RETRIED'));
      await spawned.kill();
      spawned = undefined;
    },
    patience,
  );

  it(
    'would tell the topic of a file that is not sealed, were that not written with it',
    async () => {
      const id = await signed();
      await killedAt('seal_written', { ZUOMEI_GUARD_OFF: 'outbox-transaction' });
      expect(await left(id)).toEqual({ ...nothing, facts: 1 });
    },
    patience,
  );
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
      { status: 'down', detail: expect.stringMatching(/^SEAL_P12: the file cannot be read \(ENOENT\)/) },
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
        envelope: { status: 'seal_failed', sealError: 'key_locked' },
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
