import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { dataSourceFor } from '@zuomei/platform';
import { eventually, freePort, type FreshDatabase, freshDatabase, mailbox, spawnService } from '@zuomei/testing';
import { gatewayEntities, gatewayMigrations } from '../src/app.module.js';
import { administrator, bearer, post, type RunningGateway, startGateway } from './running-gateway.js';

const signIn = (url: string, password: string): Promise<number> =>
  post(`${url}/api/auth/sign-in/email`, { email: administrator.email, password }).then(({ status }) => status);

describe('a gateway that starts', () => {
  let database: FreshDatabase;

  beforeAll(async () => {
    database = await freshDatabase('gateway_start');
  });

  afterAll(() => database.drop());

  it('makes the first administrator, and resets it when another password is given, saying so', async () => {
    const environment = { DATABASE_URL_GATEWAY: database.url, ADMIN_EMAIL: administrator.email };
    const first = await spawnService('gateway', { ...environment, ADMIN_PASSWORD: 'the-first-password' });
    expect(await signIn(first.url, 'the-first-password')).toBe(200);
    await first.kill();
    const second = await spawnService('gateway', { ...environment, ADMIN_PASSWORD: 'the-second-password' });
    expect(await signIn(second.url, 'the-first-password')).toBe(401);
    expect(await signIn(second.url, 'the-second-password')).toBe(200);
    await second.kill();
    expect(second.output()).toContain('the administrator was reset');
    for (const output of [first.output(), second.output()]) {
      expect(output).toContain('listening');
      expect(output).not.toMatch(/the-(first|second)-password/);
      expect(output).not.toContain(administrator.email);
    }
  });

  it('finds its tables as its entities describe them', async () => {
    const source = dataSourceFor({ url: database.url, entities: gatewayEntities, migrations: gatewayMigrations });
    await source.initialize();
    const { upQueries } = await source.driver.createSchemaBuilder().log();
    await source.destroy();
    // better-auth wrote CURRENT_TIMESTAMP, which TypeORM takes for another thing than now().
    const same = /^ALTER TABLE "users" ALTER COLUMN "(created|updated)_at" SET DEFAULT now\(\)$/;
    expect(upQueries.map(({ query }) => query).filter((query) => !same.test(query))).toEqual([]);
  });
});

describe('while the mail server is away', () => {
  let gateway: RunningGateway;

  beforeAll(async () => {
    gateway = await startGateway({ SMTP_URL: `smtp://127.0.0.1:${await freePort()}` });
  });

  afterAll(() => gateway.stop());

  it('keeps the mail that is owed and tries again', async () => {
    const body = { email: 'later@zuomei.test', name: '晚到', roles: ['staff'] };
    const answer = await post(`${gateway.url}/api/users`, body, bearer(await gateway.signIn()));
    expect(answer.status).toBe(201);
    await eventually(async () => {
      const jobs = await gateway.database.query('SELECT status, attempts >= 2 AS again, last_error FROM mail_jobs');
      expect(jobs).toEqual([{ status: 'waiting', again: true, last_error: 'ESOCKET' }]);
    });
    expect(await mailbox().find({ to: 'later@zuomei.test' })).toEqual([]);
  });
});
