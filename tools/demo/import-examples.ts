import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../launch/build.ts';
import type { Client } from './client.ts';

interface Imported {
  created: number;
  updated: number;
  unchanged: number;
}

const desks = {
  organisations: '',
  events: '/desk/events',
  achievements: '',
  needs: '',
  agreements: '/desk/agreements',
};

/** The programme of examples/data; keyed by code, so that a second time changes nothing. */
export async function importExamples(client: Client, say: (step: string, link?: string) => void): Promise<void> {
  for (const [kind, page] of Object.entries(desks)) {
    const csv = readFileSync(join(root, 'examples/data', `${kind}.csv`), 'utf8');
    // What is imported next may name what was imported before, which another service hears of a moment later.
    const imported = await client.until(`the import of ${kind}`, async () => {
      const response = await client.raw('POST', `/api/imports/${kind}`, { csv });
      if (response.ok) return (await response.json()) as Imported;
      const text = await response.text();
      if (response.status === 422 && text.includes('UNKNOWN_REFERENCE')) return undefined;
      throw new Error(`The import of ${kind} answers ${response.status}: ${text.slice(0, 1000)}`);
    });
    const { created, updated, unchanged } = imported;
    say(`${kind}: ${created} new, ${updated} changed, ${unchanged} as they were`, page && client.url + page);
  }
}
