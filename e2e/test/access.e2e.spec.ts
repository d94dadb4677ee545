import { beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@zuomei/testing';
import { callerNames, type Scene, setScene } from './access-callers.js';
import { rules } from './access-table.js';
import type { Rule } from './access-words.js';
import { at, call, done, unique } from './product.js';

let scene: Scene;
beforeAll(async () => {
  scene = await setScene();
  // The other services hear of new events a moment later.
  await eventually(async () => {
    const { status } = await call('GET', `/api/events/${scene.things['closed']}/availability`, {
      headers: scene.callers.administrator,
    });
    expect(status).toBe(200);
  });
});

const filled = (text: string): string =>
  text.replace(/\{(\w+)\}/g, (hole, name: string) =>
    name === 'unique' ? unique('access') : name === 'format' ? 'csv' : (scene.things[name] ?? hole),
  );

async function statusOf(rule: Rule, headers: Record<string, string>): Promise<number> {
  const path = filled(rule.path.replace(/\{(id|code)\}/, scene.things[rule.on] ?? rule.on));
  const type: Record<string, string> = rule.type === undefined ? {} : { 'content-type': rule.type };
  const response = await fetch(`${at.url}${path}`, {
    method: rule.method,
    headers: { ...headers, ...type },
    ...(rule.body === undefined ? {} : { body: filled(rule.body) }),
  });
  await response.arrayBuffer();
  return response.status;
}

describe('who may do what', () => {
  it('is written down for every call of the OpenAPI document', async () => {
    const { paths } = await done<{ paths: Record<string, object> }>('GET', '/api/openapi.json');
    const calls = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const written = new Set(rules.map(({ method, path }) => `${method} ${path}`));
    expect([...written].sort()).toEqual([...new Set(calls)].sort());
  });

  it.each(rules.map((rule) => [`${rule.method} ${rule.path} ${rule.on && `(${rule.on})`}`.trim(), rule] as const))(
    '%s',
    async (_, rule) => {
      const statuses: [string, number][] = [];
      // One after the other: who may not comes first, so what changes is still there to be refused.
      for (const name of callerNames) statuses.push([name, await statusOf(rule, scene.callers[name])]);
      const expected = rule.statuses.split(' ').map((status, n) => [callerNames[n], Number(status)]);
      expect(statuses).toEqual(expected);
    },
  );
});
