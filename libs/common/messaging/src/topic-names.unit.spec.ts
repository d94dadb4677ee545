import { describe, expect, it } from '@jest/globals';
import { topics } from '@zuomei/contracts';
import { TopicNames } from './topic-names.js';

describe('names of topics', () => {
  it('dead letters name their topic and the service that could not handle them', () => {
    const names = new TopicNames('t1.');
    const dead = names.deadLetters(names.topic(topics.events), 'registrations');
    expect(dead).toBe('t1.zuomei.events.v1.registrations.dlq');
    expect(names.ofDeadLetters(dead)).toEqual({ topic: 't1.zuomei.events.v1', service: 'registrations' });
    expect(names.ofDeadLetters(names.topic(topics.events))).toBeUndefined();
    expect(new TopicNames('t2.').ofDeadLetters(dead)).toBeUndefined();
  });

  it('topics are kept for ever in six partitions, dead letters two weeks', () => {
    const wanted = new TopicNames('').provision('notifications', [topics.registrations]);
    expect(
      wanted.map(({ topic, numPartitions, configEntries }) => [topic, numPartitions, configEntries?.[0]?.value]),
    ).toEqual([
      ['zuomei.events.v1', 6, '-1'],
      ['zuomei.registrations.v1', 6, '-1'],
      ['zuomei.agreements.v1', 6, '-1'],
      ['zuomei.registrations.v1.notifications.dlq', 1, '1209600000'],
    ]);
  });
});
