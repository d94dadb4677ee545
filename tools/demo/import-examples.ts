import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../launch/build.ts';
import type { Client } from './client.ts';

type Say = (step: string, link?: string) => void;

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
export async function importExamples(client: Client, say: Say): Promise<void> {
  for (const [kind, page] of Object.entries(desks)) {
    await importFile(client, say, kind, readFileSync(join(root, 'examples/data', `${kind}.csv`), 'utf8'), page);
  }
  const statements = readFileSync(join(root, 'examples/data/published-statements.csv'), 'utf8');
  await importFile(client, say, 'statements', statements, '/desk/reports?from=2021-01-01&to=2021-12-31');
}

interface Maker {
  recordsBesideExamples: (year: number) => {
    files: [kind: string, csv: string][];
    readings: { event: string; at: string; source: string; count: number }[];
  };
}

/** Made-up records of 2021: with the examples they add up to what was published for that year. */
export async function importRecordsOf2021(client: Client, say: Say): Promise<void> {
  // Beside the data it adds up to, which belong to no part of the program.
  const { recordsBesideExamples } = (await import(join(root, 'examples/make-records.ts'))) as Maker;
  const made = recordsBesideExamples(2021);
  for (const [kind, csv] of made.files) await importFile(client, say, kind, csv, '');
  const { items } = await client.do<{ items: { id: string; code?: string }[] }>(
    'GET',
    '/api/events?from=2021-01-01&to=2021-12-31&limit=200',
  );
  for (const { event, ...reading } of made.readings) {
    const id = items.find(({ code }) => code === event)?.id ?? '';
    await client.do('POST', `/api/events/${id}/live-views`, { body: reading });
  }
  say('2021 adds up to what was published', `${client.url}/desk/reports?from=2021-01-01&to=2021-12-31`);
}

async function importFile(client: Client, say: Say, kind: string, csv: string, page: string): Promise<void> {
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
