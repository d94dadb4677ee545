import { globSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import * as contracts from '@zuomei/contracts';
import { services } from './shelf.ts';

/** The service that writes to a topic. */
const writers: Record<string, string> = {
  [contracts.topics.events]: 'events',
  [contracts.topics.registrations]: 'registrations',
  [contracts.topics.agreements]: 'notifications',
};

export const writerOf = (topic: string): string => writers[topic] ?? 'unknown';

/** Which services handle which fact type, as their `*.consumer.ts` files say with `@OnFact(...)`. */
export function readers(): Map<string, string[]> {
  const exported = contracts as unknown as Record<string, { type?: unknown }>;
  const found = new Map<string, Set<string>>();
  for (const file of globSync('*/src/**/*.consumer.ts', { cwd: services }).sort()) {
    const service = file.split(sep)[0] ?? '';
    for (const [, list = ''] of readFileSync(join(services, file), 'utf8').matchAll(/@OnFact\(([^)]*)\)/g)) {
      for (const name of list.split(',').map((part) => part.trim())) {
        const type = exported[name]?.type;
        if (typeof type === 'string') found.set(type, (found.get(type) ?? new Set()).add(service));
      }
    }
  }
  return new Map([...found].map(([type, names]) => [type, [...names].sort()]));
}
