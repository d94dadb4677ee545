import { setImmediate as turn } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { afterEach, describe, expect, it } from '@jest/globals';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { listen } from './listen.js';

@Module({})
class Nothing {}

const people = 100;
/** Connects them all, tells it through `flag`, and stays until it is ended. */
const crowd = `
  const { workerData: { port, flag } } = require('node:worker_threads');
  let connected = 0;
  for (let one = 0; one < ${people}; one += 1) {
    require('node:net').connect(port, '127.0.0.1', () => {
      if (++connected === ${people}) Atomics.notify(flag, 0, Atomics.store(flag, 0, 1));
    });
  }`;
const maySharePorts = process.platform === 'linux';

describe('listening', () => {
  const apps: NestFastifyApplication[] = [];
  const made = async (): Promise<NestFastifyApplication> => {
    const app = await NestFactory.create<NestFastifyApplication>(
      Nothing,
      new FastifyAdapter({ forceCloseConnections: true }),
      { logger: false },
    );
    apps.push(app);
    return app;
  };
  const portOf = (app: NestFastifyApplication): number => (app.getHttpServer().address() as { port: number }).port;
  afterEach(async () => {
    await Promise.all(apps.splice(0).map((app) => app.close()));
  });

  /** Of a crowd that has connected while nothing ran here, how many are heard of in one turn of the loop. */
  const heardInATurn = async (app: NestFastifyApplication): Promise<number> => {
    let heard = 0;
    app.getHttpServer().on('connection', () => (heard += 1));
    const flag = new Int32Array(new SharedArrayBuffer(4));
    const worker = new Worker(crowd, { eval: true, workerData: { port: portOf(app), flag } });
    await turn();
    expect(Atomics.wait(flag, 0, 0, 10_000)).not.toBe('timed-out');
    await turn();
    const inATurn = heard;
    await worker.terminate();
    return inATurn;
  };

  (maySharePorts ? it : it.skip)(
    'hears of many who come at once in one turn, where one socket hears of one',
    async () => {
      const many = await made();
      await listen(many, { host: '127.0.0.1', port: 0 });
      expect(await heardInATurn(many)).toBeGreaterThan(8);
      const one = await made();
      await one.listen({ host: '127.0.0.1', port: 0 });
      expect(await heardInATurn(one)).toBe(1);
    },
  );

  it('refuses a port that another has who would share it', async () => {
    const [first, second] = [await made(), await made()];
    await listen(first, { host: '127.0.0.1', port: 0 });
    await expect(listen(second, { host: '127.0.0.1', port: portOf(first) })).rejects.toMatchObject({
      code: 'EADDRINUSE',
    });
  });

  it('answers whichever socket somebody came through, and nobody once it is closed', async () => {
    const app = await made();
    await listen(app, { host: '127.0.0.1', port: 0 });
    const url = `http://127.0.0.1:${portOf(app)}/nothing`;
    const ask = async (): Promise<number> => (await fetch(url, { headers: { connection: 'close' } })).status;
    expect(await Promise.all(Array.from({ length: people }, ask))).toEqual(Array(people).fill(404));
    await app.close();
    for (let again = 0; again < people; again += 1) await expect(ask()).rejects.toThrow('fetch failed');
  });
});
