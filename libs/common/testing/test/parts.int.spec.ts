import { describe, expect, it } from '@jest/globals';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { eventually, freshDatabase, mailbox, startTokenIssuer, testKafka } from '../src/index.js';

describe('the parts for tests', () => {
  it('give a database that is gone after its drop', async () => {
    const db = await freshDatabase('testing');
    expect(await db.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await db.drop();
    await expect(db.query('SELECT 1')).rejects.toThrow('does not exist');
  });

  it('give every suite a prefix of its own on the same brokers', async () => {
    const [one, other] = [testKafka(), testKafka()];
    expect(one.brokers).toBe(other.brokers);
    expect(one.prefix).not.toBe(other.prefix);
    await one.drop();
  });

  it('sign users with keys that stand in the key set', async () => {
    const issuer = await startTokenIssuer();
    try {
      const bearer = await issuer.bearer({ id: 'x', name: 'y', roles: ['staff'], hosts: ['h'] });
      const keys = createRemoteJWKSet(new URL(issuer.jwksUrl));
      const { payload } = await jwtVerify(bearer.replace('Bearer ', ''), keys, {
        issuer: 'zuomei-gateway',
        audience: 'zuomei',
      });
      expect(payload).toMatchObject({ sub: 'x', name: 'y', roles: ['staff'], hosts: ['h'], memberOf: [] });
    } finally {
      await issuer.stop();
    }
  });

  it('have a mailbox that answers', async () => {
    expect(await mailbox().find({ to: 'nobody@example.org' })).toEqual([]);
  });
});

describe('eventually', () => {
  it('gives the first answer that is no error', async () => {
    let calls = 0;
    const probe = () => {
      calls += 1;
      if (calls < 3) throw new Error('not yet');
      return calls;
    };
    expect(await eventually(probe, { every: 1 })).toBe(3);
  });

  it('throws what was wrong last when the time is up', async () => {
    const never = () => {
      throw new Error('never');
    };
    await expect(eventually(never, { seconds: 0.01, every: 1 })).rejects.toThrow('never');
  });
});
