import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type SpawnedService, spawnService } from '@zuomei/testing';
import { readFileSync } from 'node:fs';
import { organiser, published, runRegistrations, type RunningRegistrations } from './running-registrations.js';

const people = 100_000;

/** The most memory the process has had in use, in MB. */
const peak = (pid: number): number =>
  Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;

describe('the export of 100,000 people', () => {
  let service: RunningRegistrations;
  let other: SpawnedService;

  beforeAll(async () => {
    service = await runRegistrations();
  });
  beforeEach(async () => {
    // As the product starts it.
    const asLaunched = {
      NODE_OPTIONS: '--max-semi-space-size=16 --max-old-space-size=1024',
      MALLOC_ARENA_MAX: '2',
      MALLOC_TRIM_THRESHOLD_: '131072',
    };
    other = await spawnService('registrations', { ...service.environment, ...asLaunched });
  });
  afterEach(() => other.kill());
  afterAll(() => service.stop());

  it.each(['xlsx', 'csv'])(
    'never holds the whole sheet as %s',
    async (format) => {
      const questions = [{ key: 'diet', label: '饮食', kind: 'text' as const, required: false }];
      const event = await published(service, { questions });
      await service.db.query(
        `INSERT INTO registrations (id, offering_id, version, status, attendance_mode, name, email, phone, organisation,
         locale, answers, holds_seat, link_hash, code_hash, created_at)
       SELECT gen_random_uuid(), $1, 1, 'confirmed', 'onsite', '参会者' || n, 'p' || n || '@example.org', '138' || n,
         '电子科技大学', 'zh-CN', '{"diet": "素食"}', true, '', '', now() FROM generate_series(1, $2::int) n`,
        [event.eventId, people],
      );
      const answer = await fetch(`${other.url}/api/events/${event.eventId}/registrations.${format}`, {
        headers: { authorization: await service.bearer(organiser) },
      });
      expect(answer.status).toBe(200);
      const size = (await answer.arrayBuffer()).byteLength;
      expect(size).toBeGreaterThan(people * 20);
      // The service alone takes half of it; all rows at once would take more than a thousand.
      expect(peak(other.pid)).toBeLessThan(450);
    },
    120_000,
  );
});
