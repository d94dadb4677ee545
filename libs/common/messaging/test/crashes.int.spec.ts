import { describe, expect, it } from '@jest/globals';
import { messagesOf } from '@zuomei/testing';
import { randomUUID } from 'node:crypto';
import { DeadLetters } from '../src/index.js';
import { Backbone } from './backbone.js';

// Side by side: most of the time is spent waiting for the group to notice that a member is dead.
const killed = (
  what: string,
  environment: Record<string, string>,
  then: (backbone: Backbone) => Promise<void>,
): void => {
  it.concurrent(
    what,
    async () => {
      const backbone = await Backbone.start(environment);
      try {
        await then(backbone);
      } finally {
        await backbone.stop();
      }
    },
    300_000,
  );
};

const copiesOnTopic = async ({ kafka, topic }: Backbone, id: string): Promise<number> =>
  (await messagesOf(kafka.brokers, topic)).filter(({ headers }) => String(headers?.ce_subject) === id).length;

describe('a service killed with -9', () => {
  killed('between commit and publish loses nothing', { CRASH_AT: 'after_commit_before_publish' }, async (backbone) => {
    const id = randomUUID();
    expect((await backbone.service.change({ id, times: 2 })).status).toBe(201);
    expect(await backbone.service.gone).toBe('SIGKILL');
    expect(await copiesOnTopic(backbone, id)).toBe(0);
    await backbone.restart();
    await backbone.expectEffects(id, [1, 2]);
    expect(await copiesOnTopic(backbone, id)).toBe(2);
  });

  killed(
    'between publish and mark has no second effect',
    { CRASH_AT: 'after_publish_before_mark' },
    async (backbone) => {
      const id = randomUUID();
      expect((await backbone.service.change({ id })).status).toBe(201);
      expect(await backbone.service.gone).toBe('SIGKILL');
      await backbone.restart();
      await backbone.settled(id);
      await backbone.expectEffects(id, [1]);
      expect(await copiesOnTopic(backbone, id)).toBe(2);
    },
  );

  killed(
    'between effect and offset has no second effect',
    { CRASH_AT: 'after_effect_before_offset' },
    async (backbone) => {
      const id = randomUUID();
      expect((await backbone.service.change({ id })).status).toBe(201);
      expect(await backbone.service.gone).toBe('SIGKILL');
      await backbone.expectEffects(id, [1], 0);
      await backbone.restart();
      await backbone.settled(id);
      await backbone.expectEffects(id, [1], 0);
      const metrics = await (await fetch(`${backbone.service.url}/metrics`)).text();
      expect(metrics).toMatch(/^inbox_duplicates_total\S* [1-9]/m);
    },
  );

  const unguarded = { CRASH_AT: 'after_effect_before_offset', ZUOMEI_GUARD_OFF: 'inbox' };
  killed('between effect and offset has a second effect without the inbox', unguarded, async (backbone) => {
    const id = randomUUID();
    await backbone.service.change({ id });
    await backbone.service.gone;
    await backbone.restart({ ZUOMEI_GUARD_OFF: 'inbox' });
    await backbone.settled(id);
    await expect(backbone.expectEffects(id, [1], 0)).rejects.toThrow(/expect\(/);
  });

  killed('again and again by one message gives that message up, and no other', {}, async (backbone) => {
    const id = randomUUID();
    await backbone.service.change({ id, name: 'fatal' });
    expect(await backbone.service.gone).toBe('SIGKILL');
    expect(await backbone.effectsOf(id)).toEqual([]);
    // Two more deaths at the same message, without the waiting.
    await backbone.database.query('UPDATE consumption_starts SET starts = starts + 2');
    await backbone.restart();
    await backbone.service.change({ id });
    await backbone.expectEffects(id, [2]);
    const { brokers: kafkaBrokers, prefix: topicPrefix } = backbone.kafka;
    const letters = await new DeadLetters({ kafkaBrokers, topicPrefix }).list();
    expect(letters.map(({ key, errorMessage }) => [key, errorMessage])).toEqual([
      [id, 'the process ended each time it handled this message'],
    ]);
  });

  killed('as one of two lets the other carry its facts and read its partitions', {}, async (backbone) => {
    const first = backbone.service;
    await backbone.restart();
    const id = randomUUID();
    await first.change({ id, times: 3 });
    await backbone.service.change({ id, times: 3 });
    await backbone.expectEffects(id, [1, 2, 3, 4, 5, 6]);
    expect(backbone.service.output()).not.toContain('this process carries the facts');
    await first.stop('SIGKILL');
    await backbone.service.change({ id, times: 3 });
    await backbone.expectEffects(id, [1, 2, 3, 4, 5, 6, 7, 8, 9], 30);
    expect(backbone.service.output()).toContain('this process carries the facts');
  });
});
