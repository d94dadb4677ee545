import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { eventually, messagesOf } from '@zuomei/testing';
import { DeadLetters } from '../src/index.js';
import { Backbone } from './backbone.js';

describe('facts between services', () => {
  let backbone: Backbone;
  let poisoned: string;
  beforeAll(async () => (backbone = await Backbone.start()));
  afterAll(() => backbone?.stop());

  const deadLetters = (): DeadLetters =>
    new DeadLetters({ kafkaBrokers: backbone.kafka.brokers, topicPrefix: backbone.kafka.prefix });

  it('a committed change reaches every handler once, with the request id of who asked for it', async () => {
    const id = randomUUID();
    const { status, requestId } = await backbone.service.change({ id, times: 3 });
    expect(status).toBe(201);
    await backbone.expectEffects(id, [1, 2, 3]);
    expect(new Set((await backbone.effectsOf(id)).map((effect) => effect.request_id))).toEqual(new Set([requestId]));
    expect(backbone.service.output()).toContain(`"traceIds":["${requestId}"]`);
  });

  it('a fact on its topic is a CloudEvent in binary mode, keyed by its aggregate', async () => {
    const id = randomUUID();
    await backbone.service.change({ id });
    await backbone.expectEffects(id, [1]);
    const messages = await messagesOf(backbone.kafka.brokers, backbone.topic);
    const message = messages.find(({ key }) => key?.toString() === id);
    const headers = Object.entries(message?.headers ?? {}).map(([name, value]) => [name, String(value)]);
    expect(Object.fromEntries(headers)).toEqual({
      'content-type': 'application/json',
      ce_specversion: '1.0',
      ce_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      ce_type: 'events.organisation-recorded.v1',
      ce_source: '/zuomei/counting',
      ce_time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      ce_subject: id,
      ce_aggregateversion: '1',
      traceparent: expect.stringMatching(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/),
    });
    expect(JSON.parse(String(message?.value))).toEqual({
      organisationId: id,
      version: 1,
      name: '蓉城大学',
      kind: 'university',
    });
  });

  it('nothing of a change that failed is published', () => backbone.expectNothingOfAFailedChange());

  it('a fact delivered five times has one effect', () => backbone.expectOneEffectOfFive());

  it('the facts of an aggregate stand on the topic in the order of their versions', () =>
    backbone.expectOrderOnTopic());

  it('poisoned messages leave their neighbours unharmed', async () => {
    poisoned = await backbone.expectNeighboursUnharmed();
  });

  it('each poisoned message is one dead letter that says why, without its values', async () => {
    const letters = (await deadLetters().list()).filter(({ key }) => key === poisoned);
    const reasons = letters.map(({ errorClass, errorMessage }) => `${errorClass}: ${errorMessage}`);
    expect(reasons.sort()).toEqual([
      'PermanentFailure: header ce_id is missing',
      'PermanentFailure: payload breaks its contract: /version min, /version isInt, /name isString, /kind isIn',
      'PermanentFailure: this can never be',
      'PermanentFailure: value is empty',
      'PermanentFailure: value is not JSON',
      expect.stringMatching(/^TypeError: organisations\.consumer\.ts:\d+:\d+$/),
    ]);
  });

  it('a replayed dead letter is tried again, and a decided one is not decided twice', async () => {
    const operator = deadLetters();
    const letters = (await operator.list()).filter(({ key }) => key === poisoned);
    const [first, second] = letters;
    if (!first || !second) throw new Error('dead letters expected');
    await operator.replay(first.id, 'an operator');
    await operator.discard(second.id, 'an operator');
    await expect(operator.replay(first.id, 'another')).rejects.toThrow('was replayed by an operator');
    await eventually(async () => {
      const now = (await operator.list({ all: true })).filter(({ key }) => key === poisoned);
      // What is wrong with it is still wrong: a dead letter of its own comes back.
      expect(now.map(({ status }) => status).sort()).toEqual([
        'discarded',
        'replayed',
        ...Array.from({ length: letters.length - 1 }, () => 'waiting'),
      ]);
    });
    expect((await operator.show(second.id)).headers).toMatchObject({
      dlq_consumer_group: `${backbone.kafka.prefix}counting`,
    });
  });

  it('says in its metrics what it did', async () => {
    const text = await (await fetch(`${backbone.service.url}/metrics`)).text();
    const value = (name: string): number => Number(new RegExp(`^${name}(?:\\{[^}]*\\})? (\\S+)$`, 'm').exec(text)?.[1]);
    expect(value('inbox_duplicates_total')).toBe(4);
    expect(value('outbox_backlog')).toBe(0);
    expect(value('facts_skipped_total')).toBe(1);
    expect(text).toMatch(/^dlq_total\{.*PermanentFailure.*\} 6$/m);
    expect(text).toMatch(/^consumer_lag_seconds\{.*\} 0$/m);
  });

  it('a stop is clean: it ends by itself, leaves the group, and the next start repeats nothing', async () => {
    const id = randomUUID();
    await backbone.service.change({ id, times: 50 });
    await backbone.service.stop('SIGTERM');
    expect(await backbone.service.gone).toBe(0);
    await backbone.restart();
    await backbone.joined();
    await backbone.settled(id);
    await backbone.expectEffects(
      id,
      Array.from({ length: 50 }, (_, i) => i + 1),
      0,
    );
    const metrics = await (await fetch(`${backbone.service.url}/metrics`)).text();
    expect(metrics).toMatch(/^inbox_duplicates_total\S* 0$/m);
    expect(backbone.service.output()).not.toContain('"level":"error"');
  });
});
